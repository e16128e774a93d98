use epaper::press::layout::{Request, compose};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let request = Request {
        bundle: args[1].clone().into(),
        width: args[2].parse().unwrap(),
        height: args[3].parse().unwrap(),
        text_size: args[4].parse().unwrap(),
    };
    let c = compose(&request).unwrap();
    print!("{}", c.table());
    if let Some(f) = args.get(5) {
        std::fs::write(f, c.svg()).unwrap();
    }
}
