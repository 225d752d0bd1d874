// The frame of a page that needs nothing from elsewhere.

/// A page with its title and what stands in it; `header` and `main` are markup.
struct WebPage {
  let title: String
  let header: String
  let main: String
  /// The program's, and what makes the same page.
  let version: String
  let command: String

  var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="stepproof \(Markup.escaped(version))">
    \(Markup.element("title", title))
    <style>
    \(Stylesheet.text)</style>
    </head>
    <body>
    <header>
    \(header)
    </header>
    <main>
    \(main)
    </main>
    <footer>
    <p>Made by stepproof \(Markup.escaped(version)) with <code>\(Markup.escaped(command))</code></p>
    </footer>
    </body>
    </html>

    """
  }
}
