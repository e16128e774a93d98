#!/bin/sh
# Joins style/*.css into the one file that index.html links; layers.css fixes the order.
set -eu
mkdir -p target/style
cat style/layers.css $(ls style/*.css | grep -v layers.css | sort) > target/style/epaper.css
