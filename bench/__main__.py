"""Run every benchmark and print one line each."""

from __future__ import annotations

import tempfile

from bench.measure import Result, run_job


def main() -> None:
    print(f"{'wat':48} {'seconden':>9} {'MB':>7}  opmerking")
    with tempfile.TemporaryDirectory() as base:
        digest = run_job("bench.rounds", "make", base).note
        show("1.000.000 antwoorden x 20 vragen, 40 groepen", run_job("bench.rounds", "figures", base, digest))
        show("  ernaast: lezen en tellen met pandas", run_job("bench.rounds", "floor", base, digest))
        run_job("bench.cases", "make", base)
        show("100.000 zaken inlezen en tellen", run_job("bench.cases", "read", base))
        show("  en alle cijfers daarvan", run_job("bench.cases", "figures", base))
        show("  ernaast: lezen en tellen met pandas", run_job("bench.cases", "floor", base))
        digest = run_job("bench.microdata", "make", base).note
        show("antwoorden als CSV, 130.000 x 501", run_job("bench.microdata", "csv", base, digest))
        show("  ernaast: met pandas", run_job("bench.microdata", "csv_floor", base, digest))
        show("antwoorden als SPSS (sav)", run_job("bench.microdata", "sav", base, digest))
        show("  ernaast: evenveel getallen met pyreadstat", run_job("bench.microdata", "sav_floor", base))
        show("antwoorden als Parquet", run_job("bench.microdata", "parquet", base, digest))
    show("12 rondes x 60 vragen x 40 groepen beschermen", run_job("bench.disclosure", "rounds"))
    show("  ernaast: alleen kleine groepen tellen", run_job("bench.disclosure", "rounds_floor"))
    show("  en in 8 afdelingen van 5 groepen", run_job("bench.disclosure", "nested"))
    show("780 kruisingen van 273 mensen beschermen", run_job("bench.disclosure", "crossings"))
    show("  ernaast: alleen kleine cellen tellen", run_job("bench.disclosure", "crossings_floor"))
    show("rapport van 49 pagina's met 25 grafieken", run_job("bench.reports", "report"))
    show("  ernaast: alleen de 25 grafieken", run_job("bench.reports", "floor"))
    show("300 vragen, 200 voorwaarden: controleren", run_job("bench.routing", "check"))
    show("  en 20 keer een pagina bepalen", run_job("bench.routing", "pages"))
    show("20 vragen op een pagina laden, per keer", run_job("bench.answering", "loads"))
    show("  en versturen, per keer", run_job("bench.answering", "submissions"))
    show("300 vragen met 200 voorwaarden nakijken", run_job("bench.ontwerp", "check"))
    show("  en de pagina daarvan, warm, per keer", run_job("bench.ontwerp", "list"))
    show("  en het ontwerp, warm, per keer", run_job("bench.ontwerp", "draft"))
    show("  ernaast: alleen lezen", run_job("bench.ontwerp", "floor"))
    show("dashboard, warm, per keer", run_job("bench.pages", "dashboard"))
    show("  ernaast: een kale Django-view", run_job("bench.pages", "floor"))
    show("dashboard, 342 gemeenten x 10 jaar, per keer", run_job("bench.dashboards", "alone"))
    show("  en met 50 lezers tegelijk (p95)", run_job("bench.dashboards", "readers"))


def show(name: str, result: Result) -> None:
    print(f"{name:48} {result.seconds:9.3f} {result.megabytes:7.0f}  {result.note}", flush=True)


if __name__ == "__main__":
    main()
