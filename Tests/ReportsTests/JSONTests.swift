// JSON is written as others read it, keys in the order given.

import Certificates
import Testing

@testable import Reports

@Suite("JSON")
struct JSONTests {
  @Test(
    "is written compactly, strings escaped",
    arguments: [
      (JSON.null, "null"),
      (.boolean(true), "true"),
      (.count(-12), "-12"),
      ("1/3", "\"1/3\""),
      ("say \"η\" \\ and\nstop\u{1}\u{7F}", #""say \"η\" \\ and\nstop\u0001\u007f""#),
      ([], "[]"),
      ([:], "{}"),
      (["b": [.count(1), .null], "a": "x"], #"{ "b": [1, null], "a": "x" }"#),
    ] as [(JSON, String)])
  func compact(value: JSON, expected: String) {
    #expect(value.compact == expected)
  }

  @Test("breaks into lines only what is too long for one")
  func lines() {
    let value: JSON = ["schema": "a/1", "matrix": [["1", "0"], ["0", "1"]], "empty": []]
    let expected = """
      {
        "schema": "a/1",
        "matrix": [
          ["1", "0"],
          ["0", "1"]
        ],
        "empty": []
      }

      """
    #expect(value.text(width: 24) == expected)
    #expect(value.text() == value.compact + "\n")
  }
}
