// What `list` shows is what lies in the folders, under the name of each file.

import Certificates
import Foundation
import Testing

@Suite("The catalogues")
struct CatalogueTests {
  struct Listing: Decodable {
    struct Entry: Decodable {
      let name: String
      let title: String
    }

    let schema: String
    let kind: String
    let entries: [Entry]
    /// Methods that are no files.
    let algorithms: [Entry]?
  }

  @Test(
    "list exactly the files of their folder",
    arguments: [
      ("methods", "methods", "method"), ("games", "problems", "game"), ("theorems", "theorems", "theorem"),
    ])
  func folder(kind: String, folder: String, ending: String) throws {
    let run = try Run(stepproof: ["list", kind, "--json"])
    #expect(run.status == 0, "\(run.remarks)")
    let listing = try JSONDecoder().decode(Listing.self, from: Data(run.output.utf8))
    #expect(listing.schema == "stepproof.list/1")
    #expect(listing.kind == kind)
    let names = House.files(below: folder, endingIn: [ending]).map {
      URL(filePath: $0).deletingPathExtension().lastPathComponent
    }
    #expect(listing.entries.map(\.name).sorted() == names.sorted())
    #expect(Set(names).count == names.count, "two files of one name could not both be called by it")
    #expect(listing.entries.allSatisfy { !$0.title.isEmpty })
    #expect(listing.algorithms?.map(\.name) == (kind == "methods" ? ["greedy-max-player"] : nil))
  }

  @Test(
    "hold one thing a file, named as the file",
    arguments: House.files(below: "methods", endingIn: ["method"])
      + House.files(below: "theorems", endingIn: ["theorem"]))
  func names(path: String) throws {
    let file = URL(filePath: path)
    let name = file.deletingPathExtension().lastPathComponent
    #expect(try House.lines(path).contains { $0.hasPrefix("\(file.pathExtension) \(name) \"") })
  }

  @Test(
    "give the source of everything",
    arguments: House.files(below: "methods", endingIn: ["method"])
      + House.files(below: "problems", endingIn: ["game"])
      + House.files(below: "theorems", endingIn: ["theorem"]))
  func sources(path: String) throws {
    #expect(try House.lines(path).contains { $0.hasPrefix("source \"") })
  }
}
