// swift-tools-version:6.0
import PackageDescription

let package = Package(
  name: "stepproof",
  products: [
    .executable(name: "stepproof", targets: ["stepproof"]),
    .executable(name: "stepproof-check", targets: ["stepproof-check"]),
    .library(name: "Stepproof", targets: ["Stepproof"]),
  ],
  targets: [
    .systemLibrary(
      name: "CFLINT", path: "Sources/System/CFLINT",
      providers: [.apt(["libflint-dev", "libflint-arb-dev"])]),
    .systemLibrary(
      name: "CLAPACKE", path: "Sources/System/CLAPACKE",
      providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    .systemLibrary(
      name: "CGLPK", path: "Sources/System/CGLPK",
      providers: [.apt(["libglpk-dev"])]),
    .systemLibrary(
      name: "CZLIB", path: "Sources/System/CZLIB",
      providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "CShim", dependencies: ["CFLINT", "CGLPK", "CLAPACKE"], path: "Sources/System/CShim",
      linkerSettings: [
        .linkedLibrary("glpk"), .linkedLibrary("flint-arb"), .linkedLibrary("flint"),
        .linkedLibrary("lapacke"), .linkedLibrary("openblas"), .linkedLibrary("m"),
      ]),

    .target(name: "Checker"),
    .target(name: "LimitClaims", dependencies: ["Checker"]),
    .executableTarget(name: "stepproof-check", dependencies: ["Checker", "LimitClaims"]),
    .target(name: "Exact", dependencies: ["CFLINT", "CShim"]),
    .target(name: "MatrixFiles", dependencies: ["Exact", "CZLIB"], linkerSettings: [.linkedLibrary("z")]),
    .target(name: "Symbolic", dependencies: ["Exact"]),
    .target(name: "Language", dependencies: ["Exact", "Symbolic"], plugins: ["EmbedCatalogue"]),
    .target(name: "Linearization", dependencies: ["Exact", "Symbolic", "Language"]),
    .target(name: "Spectral", dependencies: ["Exact", "CLAPACKE"]),
    .target(name: "Certificates", dependencies: ["Exact", "Symbolic", "Language", "Linearization"]),
    .target(
      name: "Simulation", dependencies: ["Exact", "Symbolic", "Language", "Linearization", "Certificates"]),
    .target(name: "Search", dependencies: ["Exact", "Spectral", "CGLPK", "CShim"]),
    .target(
      name: "Theorems", dependencies: ["Exact", "Symbolic", "Language", "Linearization", "Spectral"]),
    .target(
      name: "Stepproof",
      dependencies: [
        "Exact", "Symbolic", "Language", "Linearization", "Spectral", "MatrixFiles", "Search", "Certificates",
        "Simulation", "Theorems", "Checker", "LimitClaims",
      ]),
    .target(
      name: "Reports",
      dependencies: [
        "Exact", "Symbolic", "Language", "Linearization", "Spectral", "Certificates", "Simulation",
        "Theorems",
      ]),
    // The command line imports the first two only. Types of the other rooms lie inside theirs, and what is not named here is
    // not built again when their layout changes.
    .executableTarget(
      name: "stepproof",
      dependencies: [
        "Stepproof", "Reports", "Exact", "Symbolic", "Language", "Linearization", "Spectral", "MatrixFiles",
        "Search", "Certificates", "Simulation", "Theorems", "Checker", "LimitClaims",
      ], path: "Sources/Command"),

    .executableTarget(name: "EmbedTexts"),
    .plugin(name: "EmbedCatalogue", capability: .buildTool(), dependencies: ["EmbedTexts"]),

    .executableTarget(
      name: "JacobianBenchmark", dependencies: ["Exact", "Symbolic"], path: "Benchmarks/Jacobian"),
    .executableTarget(
      name: "RangeBenchmark", dependencies: ["Exact", "Spectral", "CShim"], path: "Benchmarks/Range"),

    .executableTarget(
      name: "CertificateBenchmark", dependencies: ["Exact", "Spectral", "Checker", "Stepproof"],
      path: "Benchmarks/Certificates"),

    .executableTarget(
      name: "SimulationBenchmark",
      dependencies: ["Exact", "Symbolic", "Language", "Linearization", "Simulation"],
      path: "Benchmarks/Simulation"),

    .testTarget(name: "SystemTests", dependencies: ["CShim", "CGLPK", "CLAPACKE"]),
    .testTarget(name: "ReportsTests", dependencies: ["Reports", "Certificates"]),
    .testTarget(
      name: "StepproofTests",
      dependencies: [
        "Exact", "Symbolic", "Language", "Linearization", "Spectral", "Certificates", "Checker",
        "LimitClaims", "Stepproof",
      ]),
    .testTarget(
      name: "TrustTests",
      dependencies: [
        "stepproof", "Stepproof", "Certificates", "Checker", "LimitClaims", "Exact", "Symbolic", "Language",
        "Spectral", "Simulation",
      ]),
    .testTarget(name: "CommandTests", dependencies: ["stepproof", "Stepproof", "Reports", "Certificates"]),
    .testTarget(name: "HouseTests", dependencies: ["stepproof", "stepproof-check", "Certificates"]),
    .testTarget(name: "CheckerTests", dependencies: ["Checker", "LimitClaims", "Exact"]),
    .testTarget(name: "ExactTests", dependencies: ["Exact", "CShim"]),
    .testTarget(name: "MatrixFilesTests", dependencies: ["Exact", "MatrixFiles", "CZLIB"]),
    .testTarget(name: "SearchTests", dependencies: ["Exact", "Spectral", "Search"]),
    .testTarget(
      name: "SimulationTests",
      dependencies: ["Exact", "Symbolic", "Language", "Linearization", "Certificates", "Simulation"]),
    .testTarget(name: "SpectralTests", dependencies: ["Exact", "Spectral"]),
    .testTarget(name: "SymbolicTests", dependencies: ["Exact", "Symbolic", "CShim"]),
    .testTarget(
      name: "TheoremsTests",
      dependencies: ["Exact", "Symbolic", "Language", "Linearization", "Spectral", "Theorems"]),
    .testTarget(name: "LanguageTests", dependencies: ["Exact", "Symbolic", "Language"]),
    .testTarget(
      name: "LinearizationTests", dependencies: ["Exact", "Symbolic", "Language", "Linearization"]),
  ],
  swiftLanguageModes: [.v6]
)
