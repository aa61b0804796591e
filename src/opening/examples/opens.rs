#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]
fn main() {
    let path = std::env::args().nth(1).unwrap();
    for _ in 0..3 {
        let file = std::fs::read(&path).unwrap();
        let start = std::time::Instant::now();
        let answer = opening::answer(file);
        let a = start.elapsed();
        let (told, bytes) = opening::Answer::read(&answer).unwrap();
        if let opening::Answer::Refused(first) = told { println!("{first:?}"); }
        let start = std::time::Instant::now();
        let r = opening::unpacked(bytes);
        println!("answer {a:?} unpack {:?} ok {} bytes {}", start.elapsed(), r.is_ok(), answer.len());
    }
}
