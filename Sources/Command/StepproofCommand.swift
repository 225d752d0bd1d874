@main struct Stepproof { static func main() {} }
