using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace QboAdmin.IntuitSimulator.Pages;

/// <summary>
/// The one stylesheet of the pages, served by the simulator itself: it has to be there when the simulator runs alone, without the static
/// files of the dashboard. Colours and sizes are the dashboard's.
/// </summary>
internal static class Stylesheet
{
    public const string Path = "/assets/simulator.css";

    public static ContentHttpResult Serve(HttpContext http)
    {
        http.Response.Headers.CacheControl = "max-age=60";
        return TypedResults.Content(Text, "text/css", Encoding.UTF8);
    }

    private const string Text = /*lang=css*/ """
        :root {
          color-scheme: light dark;
          --bg: light-dark(#f6f7f9, #0d1015); --surface: light-dark(#fff, #151a21); --sunken: light-dark(#f1f3f6, #10141a);
          --hover: light-dark(#eef1f5, #1f262f); --line: light-dark(#e2e6ec, #29313c); --field: light-dark(#7f889a, #6d7888);
          --ink: light-dark(#141a24, #e9edf3); --ink-2: light-dark(#465063, #b4bdca); --ink-3: light-dark(#626c7f, #929dac);
          --accent: light-dark(#2456c9, #86a8ff); --accent-deep: light-dark(#1c46a8, #a5beff); --on-accent: light-dark(#fff, #0b1530);
          --accent-soft: light-dark(#e9effc, #1a2642); --accent-line: light-dark(#bfd0f5, #33497f);
          --ok: light-dark(#16814a, #46c384); --ok-ink: light-dark(#0d6437, #6bd6a0); --ok-soft: light-dark(#e6f5ec, #10291d); --ok-line: light-dark(#b4dfc5, #215038);
          --warn-ink: light-dark(#844a00, #f3be68); --warn-soft: light-dark(#fff3dc, #271e10); --warn-line: light-dark(#edcf92, #5c4519);
          --bad: light-dark(#cc2f26, #f2675d); --bad-ink: light-dark(#a8221a, #ff978f); --bad-soft: light-dark(#fdecea, #2e1716); --bad-line: light-dark(#f2bdb8, #6e2f2b);
          --shadow: 0 1px 2px light-dark(rgb(20 26 36 / .05), rgb(0 0 0 / .3));
          --sans: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, system-ui, sans-serif;
          --mono: "SF Mono", SFMono-Regular, Menlo, "Cascadia Mono", Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
        }

        *, *::before, *::after { box-sizing: border-box; }
        body { margin: 0; min-height: 100vh; padding-top: 4px; background: var(--bg); color: var(--ink); font: 400 14px/20px var(--sans); font-variant-numeric: tabular-nums; text-size-adjust: 100%; }
        h1, h2, h3, p, ul, ol, dl, dd, fieldset, legend { margin: 0; padding: 0; }
        ul, ol { list-style: none; }
        p, li { text-wrap: pretty; }
        fieldset { min-width: 0; border: 0; }
        h1 { font-size: 20px; line-height: 28px; font-weight: 600; letter-spacing: -.01em; }
        h2, legend { font-size: 14px; line-height: 20px; font-weight: 600; }
        h3 { font-size: 13px; line-height: 20px; font-weight: 600; overflow-wrap: anywhere; }
        a { color: var(--accent); text-decoration: none; }
        a:hover { text-decoration: underline; text-underline-offset: 2px; }
        code { font-family: var(--mono); font-size: .923em; overflow-wrap: anywhere; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        input[type=radio], input[type=checkbox] { flex: none; width: 16px; height: 16px; margin: 2px 0; accent-color: var(--accent); }
        .soft { color: var(--ink-2); } .muted { color: var(--ink-3); } .center { text-align: center; } .nowrap { white-space: nowrap; }
        .small, .sub { font-size: 12px; line-height: 16px; } .sub { display: block; color: var(--ink-3); }
        .strong { display: block; font-weight: 600; }
        .vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .i { width: 16px; height: 16px; flex: none; margin-top: 2px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
        .i-24 { width: 24px; height: 24px; } .i-12 { width: 12px; height: 12px; margin: 0; stroke-width: 2.2; } .i-ok { color: var(--ok); } .i-bad { color: var(--bad); }

        .edge { position: fixed; inset: 0 0 auto; height: 4px; z-index: 1; background: repeating-linear-gradient(-45deg, var(--ink-2) 0 6px, transparent 6px 12px) var(--surface); }
        .banner { display: flex; gap: 8px; padding: 8px 24px; border-bottom: 1px solid var(--line); background: var(--sunken); color: var(--ink-2); font-size: 13px; }
        .banner b { color: var(--ink); font-weight: 600; }
        .banner .end { margin-left: auto; }

        .card { min-width: 0; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); box-shadow: var(--shadow); }
        .card-head { display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 6px 16px; border-bottom: 1px solid var(--line); }
        .card-head .say { margin-left: auto; color: var(--ink-3); font-size: 12px; }
        .pad { padding: 16px; } .pad-foot { padding: 0 16px 16px; } .line { border-top: 1px solid var(--line); padding-top: 16px; } .card-head + .line { border-top: 0; }
        .row { display: flex; align-items: center; gap: 8px; } .wrap { flex-wrap: wrap; } .stack { display: grid; gap: 12px; justify-items: start; }
        .btn { display: inline-flex; align-items: center; justify-content: center; height: 32px; padding: 0 12px; border: 1px solid transparent; border-radius: 6px; background: none; color: var(--ink); font: 500 13px/20px var(--sans); white-space: nowrap; cursor: pointer; transition: background-color .14s; }
        .btn-main { background: var(--accent); color: var(--on-accent); } .btn-main:hover { background: var(--accent-deep); }
        .btn-line { border-color: color-mix(in srgb, var(--field) 35%, var(--line)); background: var(--surface); box-shadow: var(--shadow); } .btn-line:hover { background: var(--hover); }
        .btn-bad { color: var(--bad-ink); } .btn-bad:hover { background: var(--bad-soft); }
        .btn-lg { height: 40px; padding: 0 16px; font-size: 14px; } .btn-sm { height: 24px; padding: 0 8px; border-radius: 4px; font-size: 12px; }
        .f { display: grid; gap: 4px; min-width: 0; width: 100%; } .f > label { color: var(--ink-2); font-size: 12px; line-height: 16px; font-weight: 500; }
        .in { width: 100%; min-width: 0; height: 36px; padding: 0 10px; border: 1px solid var(--field); border-radius: 6px; background: var(--surface); color: var(--ink); font: 400 14px/20px var(--sans); font-variant-numeric: tabular-nums; text-overflow: ellipsis; }
        .chip { display: inline-flex; align-items: center; gap: 6px; flex: none; padding: 0 10px 0 8px; border: 1px solid var(--line); border-radius: 12px; background: var(--sunken); color: var(--ink-2); font-size: 12px; line-height: 22px; font-weight: 600; white-space: nowrap; }
        .chip.ok { border-color: var(--ok-line); background: var(--ok-soft); color: var(--ok-ink); }
        .chip.warn { border-color: var(--warn-line); background: var(--warn-soft); color: var(--warn-ink); }
        .note { display: flex; gap: 10px; padding: 10px 12px; border: 1px solid var(--line); border-radius: 6px; font-size: 13px; overflow-wrap: anywhere; }
        .note.ok { border-color: var(--ok-line); background: var(--ok-soft); } .note.ok .i { color: var(--ok); }
        .note.bad { border-color: var(--bad-line); background: var(--bad-soft); } .note.bad .i { color: var(--bad); }
        .empty { padding: 32px 16px; color: var(--ink-2); font-size: 13px; text-align: center; }

        .door { display: grid; gap: 16px; width: min(100%, 472px); margin: 0 auto; padding: 40px 16px; }
        .door-head { display: grid; gap: 4px; text-align: center; }
        .door-card { display: grid; gap: 20px; padding: 20px; }
        .door-card h2, .companies legend { margin-bottom: 8px; }
        .wants { display: grid; gap: 6px; font-size: 13px; } .wants li { display: flex; gap: 8px; }
        .company { display: flex; gap: 12px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 6px; cursor: pointer; overflow-wrap: anywhere; }
        .company + .company { margin-top: 8px; }
        .company:hover { background: var(--hover); }
        .company:has(:checked) { border-color: var(--accent); background: var(--accent-soft); }
        .company:has(:checked) .sub { color: var(--ink-2); }
        .choices { display: grid; gap: 8px; }
        .sorry { justify-items: center; gap: 12px; padding: 32px 24px; text-align: center; }

        .board { display: grid; gap: 16px; max-width: 1200px; margin: 0 auto; padding: 24px; }
        .board-head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 4px 24px; }
        .columns { display: grid; grid-template-columns: minmax(0, 1fr) 400px; gap: 16px; align-items: start; }
        .column { display: grid; gap: 16px; min-width: 0; }
        .counters { display: grid; grid-template-columns: repeat(6, 1fr); overflow: hidden; }
        .counters div { display: flex; flex-direction: column-reverse; padding: 12px 16px; box-shadow: -1px -1px 0 var(--line); }
        .counters dt { color: var(--ink-3); font-size: 12px; line-height: 16px; } .counters dd { font-size: 20px; line-height: 24px; font-weight: 600; }
        .grant { display: grid; gap: 4px; padding: 12px 16px; } .grant + .grant { border-top: 1px solid var(--line); }
        .grant-head { display: flex; align-items: start; justify-content: space-between; gap: 12px; }
        .tokens { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 16px; margin-top: 4px; font-size: 13px; } .tokens dt { color: var(--ink-3); } .tokens code { margin-right: 8px; }
        .faults li { display: grid; grid-template-columns: max-content minmax(0, 1fr) max-content; gap: 2px 12px; padding: 8px 16px; font-size: 13px; } .faults li + li { border-top: 1px solid var(--line); }
        .fault-form { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 12px; justify-items: start; } .wide { grid-column: 1 / -1; }
        .action { display: grid; grid-template-columns: minmax(0, 1fr) 196px; gap: 4px 16px; align-items: center; padding: 10px 16px; font-size: 13px; line-height: 18px; color: var(--ink-2); } .action + .action { border-top: 1px solid var(--line); }
        .figure { font-size: 20px; line-height: 24px; font-weight: 600; }
        .options { display: grid; gap: 10px; } .option { display: flex; gap: 10px; font-size: 13px; cursor: pointer; }

        @media (max-width: 1023px) { .columns { grid-template-columns: minmax(0, 1fr); } .counters { grid-template-columns: repeat(3, 1fr); } }
        @media (max-width: 719px) {
          .banner { padding: 8px 12px; } .door { padding: 20px 12px; } .door-card { padding: 16px; } .board { padding: 16px 12px; gap: 12px; } .columns, .column { gap: 12px; }
          .counters { grid-template-columns: repeat(2, 1fr); } .fault-form { grid-template-columns: repeat(2, minmax(0, 1fr)); }
          .btn { height: 40px; } .btn-sm { height: 32px; padding: 0 12px; } .in { height: 44px; font-size: 16px; } .option { padding: 4px 0; }
          .action { grid-template-columns: minmax(0, 1fr); gap: 8px; } .grant-head { flex-wrap: wrap; gap: 4px 12px; } .faults li { grid-template-columns: minmax(0, 1fr) max-content; } .faults .soft { grid-row: 2; }
        }
        @media (prefers-reduced-motion: reduce) { .btn { transition: none; } }
        """;
}
