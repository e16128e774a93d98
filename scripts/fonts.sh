#!/usr/bin/env bash
# Fetches the open fonts that editions are set in into ./fonts (FONTS= changes it):
#   scripts/fonts.sh [LANGUAGE…]      default: $FONT_LANGS, else zh-Hans
# LANGUAGE is zh-Hans, zh-Hant, ja or a Western one. Packages are pinned and verified; what
# is there already is not fetched again, and only the files that faces use are kept.
set -euo pipefail
cd "$(dirname "$0")/.."
fonts=${FONTS:-fonts}

# folder | npm package | SHA-256 of its tarball | licence | font files
packages='
source-serif-4|@expo-google-fonts/source-serif-4@0.4.1|84f0b412fbc9b0b666d6fe04620b2cd2e54bfd49ca61fe0663a9e5beb30afcc4|LICENSE_FONT|400Regular/SourceSerif4_400Regular.ttf 400Regular_Italic/SourceSerif4_400Regular_Italic.ttf 700Bold/SourceSerif4_700Bold.ttf 800ExtraBold/SourceSerif4_800ExtraBold.ttf
noto-sans-symbols-2|@expo-google-fonts/noto-sans-symbols-2@0.4.1|3bf3d6333487df36e88d146e032a9ed8246617ca2dfe1513a8a382c3fad12ac4|LICENSE_FONT|400Regular/NotoSansSymbols2_400Regular.ttf
lxgw-wenkai|@fontsource/lxgw-wenkai@5.3.0|e796ef6dd20f4eea37625222872095a7d049fa6bfdd6fe80a15dfa22fdf2c7ca|LICENSE|files/lxgw-wenkai-latin-500-normal.woff
noto-serif-sc|@expo-google-fonts/noto-serif-sc@0.4.3|ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e|LICENSE_FONT|400Regular/NotoSerifSC_400Regular.ttf 800ExtraBold/NotoSerifSC_800ExtraBold.ttf
noto-sans-sc|@expo-google-fonts/noto-sans-sc@0.4.3|0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59|LICENSE_FONT|700Bold/NotoSansSC_700Bold.ttf
lxgw-wenkai-tc|@fontsource/lxgw-wenkai-tc@5.3.0|b1829bf7ee0800f399ce7908236047854ba4a6959cdc7426c69a9904904c46b8|LICENSE|files/lxgw-wenkai-tc-chinese-traditional-400-normal.woff2
noto-serif-tc|@expo-google-fonts/noto-serif-tc@0.4.4|3ea15781c2997b4a0ff40b1f4d15f6bd2b7e2e41128ba6c9b9ebcd129a076b68|LICENSE_FONT|400Regular/NotoSerifTC_400Regular.ttf 800ExtraBold/NotoSerifTC_800ExtraBold.ttf
noto-sans-tc|@expo-google-fonts/noto-sans-tc@0.4.3|e7532a3a43a6c660ee0351a167b99fe0da52f20b4940fb3fc067ed7c5bd594bf|LICENSE_FONT|700Bold/NotoSansTC_700Bold.ttf
noto-serif-jp|@expo-google-fonts/noto-serif-jp@0.4.3|4805f4369a831140d0c1a5650e90296cff2641ff202da43ef5272edc2e0866ee|LICENSE_FONT|400Regular/NotoSerifJP_400Regular.ttf 800ExtraBold/NotoSerifJP_800ExtraBold.ttf
noto-sans-jp|@expo-google-fonts/noto-sans-jp@0.4.3|563ee80509692e2b2f42ceae6a0b82afecb90daa1b3d025bcebdf3d9120f43a3|LICENSE_FONT|700Bold/NotoSansJP_700Bold.ttf
klee-one|@expo-google-fonts/klee-one@0.4.1|d6ccbe88e737bf2105e39f8a0f6449d1cf7a10889b52093fa9e7e9e18e346339|LICENSE_FONT|400Regular/KleeOne_400Regular.ttf
'

# Folders of the sets in src/press/fonts/fonts.toml.
folders_of() {
  case $1 in
    zh-Hant* | zh-TW* | zh-HK* | zh-MO*) echo source-serif-4 noto-sans-symbols-2 noto-serif-tc noto-sans-tc lxgw-wenkai-tc lxgw-wenkai ;;
    ja*) echo source-serif-4 noto-sans-symbols-2 noto-serif-jp noto-sans-jp klee-one lxgw-wenkai ;;
    *) echo source-serif-4 noto-sans-symbols-2 noto-serif-sc noto-sans-sc lxgw-wenkai ;;
  esac
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

need_npm() {
  command -v npm >/dev/null && return
  command -v apt-get >/dev/null || { echo "fonts.sh: npm is needed to fetch fonts; install it and run again" >&2; exit 1; }
  local root=; [ "$(id -u)" = 0 ] || root=sudo
  $root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends npm
}

# fetch FOLDER PACKAGE SHA256 LICENCE FILE…
fetch() {
  local folder=$fonts/$1 package=$2 sum=$3 licence=$4 file complete=1
  shift 4
  for file in "$licence" "$@"; do
    [ -s "$folder/$(basename "$file")" ] || complete=
  done
  [ -z "$complete" ] || return 0
  need_npm
  echo "fonts.sh: fetching $package"
  local work tarball
  work=$(mktemp -d "$fonts/.fetch.XXXXXX")
  # shellcheck disable=SC2064 # the folder is this one
  trap "rm -rf '$work'" EXIT
  npm pack "$package" --loglevel=error --pack-destination "$work" >/dev/null
  tarball=$(echo "$work"/*.tgz)
  if [ "$(sha256 "$tarball")" != "$sum" ]; then
    echo "fonts.sh: $package is not the package that was pinned (SHA-256 $sum)" >&2
    exit 1
  fi
  tar -xzf "$tarball" -C "$work" "package/$licence" "${@/#/package/}"
  mkdir -p "$folder"
  for file in "$licence" "$@"; do
    mv -f "$work/package/$file" "$folder/"
  done
  rm -rf "$work"
}

mkdir -p "$fonts"
[ $# -gt 0 ] || set -- ${FONT_LANGS:-zh-Hans}
for language in "$@"; do
  for folder in $(folders_of "$language"); do
    IFS='|' read -r name package sum licence files <<<"$(grep "^$folder|" <<<"$packages")"
    # shellcheck disable=SC2086 # the list is split on purpose
    fetch "$name" "$package" "$sum" "$licence" $files
  done
done
