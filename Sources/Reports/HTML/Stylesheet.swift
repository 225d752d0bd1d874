// How pages look, on screens and on paper.

enum Stylesheet {
  /// The whole style sheet of a page, that of its pictures included.
  static var text: String {
    Palette.colours + Palette.rules + """
      *{box-sizing:border-box}
      html{-webkit-text-size-adjust:100%}
      body{margin:0;background:var(--back);color:var(--text);line-height:1.5;
      font-family:system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif;font-size:16px}
      main,header,footer{max-width:1240px;margin:0 auto;padding:0 20px}
      header{padding-top:28px}
      h1{font-size:1.75rem;line-height:1.2;margin:0 0 .2em}
      h2{font-size:1.3rem;line-height:1.25;margin:2.2em 0 .5em;padding-top:.6em;border-top:2px solid var(--grid)}
      h3{font-size:1.05rem;margin:1.4em 0 .4em}
      p{margin:.5em 0;max-width:46em}
      a{color:var(--link)}
      a:focus-visible{outline:2px solid var(--link);outline-offset:2px}
      .source{color:var(--faint);margin:.1em 0}
      code,pre,.words{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,monospace;font-size:.86em}
      code{overflow-wrap:anywhere}
      pre{background:var(--paper);border:1px solid var(--grid);border-radius:4px;padding:8px 12px;margin:.6em 0;
      white-space:pre-wrap;overflow-wrap:anywhere}
      dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15em 1em;margin:.6em 0;max-width:60em}
      dt{color:var(--faint);grid-column:1}
      dd{margin:0;grid-column:2;overflow-wrap:anywhere}
      .scroll{overflow-x:auto;max-width:100%}
      table.numbers{border-collapse:collapse;margin:.6em 0;font-variant-numeric:tabular-nums}
      .numbers th,.numbers td{padding:.22em .9em .22em 0;text-align:right;white-space:nowrap;
      border-bottom:1px solid var(--grid)}
      .numbers th:first-child,.numbers td:first-child,.numbers th:nth-child(2),.numbers td:nth-child(2)
      {text-align:left}
      .worded{font-size:.92em}
      .worded td:nth-child(1){white-space:normal;min-width:11em}
      .worded td:nth-child(2){white-space:normal;min-width:8em}
      .numbers th{font-weight:600}
      math{font-size:1.08em}
      math[display=block]{text-align:left;margin:.5em 0;width:max-content}
      .figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(330px,100%),1fr));gap:16px;
      margin:1em 0;align-items:start}
      .figures.wide{grid-template-columns:repeat(2,minmax(0,1fr))}
      @media (max-width:700px){.figures.wide{grid-template-columns:minmax(0,1fr)}}
      figure{margin:0;background:var(--paper);border:1px solid var(--grid);border-radius:6px;padding:10px;
      break-inside:avoid;overflow-x:auto}
      figure svg{display:block;width:100%;height:auto;max-width:660px;margin:0 auto}
      figcaption{font-size:.82rem;line-height:1.4;color:var(--faint);padding:6px 4px 0}
      figcaption b{color:var(--text);display:block;font-weight:600}
      nav ul{list-style:none;margin:1em 0;padding:0;display:flex;flex-wrap:wrap;gap:.3em 1.1em}
      .certificate{border-left:4px solid var(--certified);padding:2px 0 2px 14px;margin:1em 0}
      .missing{border-left:4px solid var(--rest);padding:2px 0 2px 14px;margin:1em 0;color:var(--faint)}
      footer{color:var(--faint);font-size:.86rem;padding-bottom:40px}
      @media (max-width:520px){main,header,footer{padding:0 12px}header{padding-top:18px}figure{padding:6px}
      dl{grid-template-columns:minmax(0,1fr)}dd{grid-column:1;margin-bottom:.3em}h1{font-size:1.45rem}
      .numbers{font-size:.78rem}.numbers th,.numbers td{padding-right:.6em}
      .numbers th,.numbers td:first-child{white-space:normal;overflow-wrap:anywhere}
      .numbers td:first-child{min-width:7em}}
      @media print{body{background:#fff;font-size:10.5pt}nav{display:none}main,header,footer{max-width:none;padding:0}
      h2,h3{break-after:avoid}.certificate,pre,dl{break-inside:avoid}
      .scroll{overflow:visible}
      .figures,.figures.wide{grid-template-columns:repeat(2,minmax(0,1fr))}}

      """
  }
}
