// Everything that ships is understood.

import Testing

@testable import Language

@Suite("Shipped files")
struct ShippedFilesTests {
  @Test("every game is understood", arguments: Catalogue.games)
  func game(entry: CatalogueEntry) {
    do throws(Diagnostics) {
      let game = try Game(reading: entry.file)
      #expect(!game.expectations.isEmpty && game.source != nil)
    } catch {
      Issue.record("\(error.drawing)")
    }
  }

  @Test("every method is understood and called like its file", arguments: Catalogue.methods)
  func method(entry: CatalogueEntry) {
    do throws(Diagnostics) {
      let method = try Method(reading: entry.file)
      #expect(method.name == entry.name && method.source != nil)
    } catch {
      Issue.record("\(error.drawing)")
    }
  }
}
