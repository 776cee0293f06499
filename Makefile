PYTHON ?= python3
PORT ?= 8000
ADDR ?= 127.0.0.1
CASES ?= 5000
GUIDE ?= .
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

bin := .venv/bin
python := $(bin)/python
install := $(python) -m pip install -qq --require-hashes --only-binary :all:
version = $(shell sed -n 's/^__version__ = "\(.*\)"/\1/p' certguide/__init__.py)
compile := .venv-tools/bin/uv pip compile -q --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

# Hides the banner about MkDocs 2 and the end of Material: what the lock holds works together.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Containers often set it. Then every process of a test run would compile the package anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help serve site addresses check new review stale links lint style unit test lint-web long mutants bench lighthouse zensical properdocs lock sbom format clean

help: ## list these commands
	@sed -n 's/^\([a-z ]*\):.*## /  make \1	/p' Makefile

# Some releases of click have MkDocs serve without live reload unless it is asked for.
serve: .venv/ready ## serve the site on http://127.0.0.1:8000 and reload on every change (PORT=8080 for another port)
	@$(python) -c 'import socket; socket.create_server(("$(ADDR)", $(PORT)))' 2>/dev/null || { echo '$(ADDR):$(PORT) is taken. Take another: make serve PORT=8080' >&2; exit 1; }
	@$(python) -m mkdocs serve --config-file '$(GUIDE)/mkdocs.yml' --livereload --dev-addr $(ADDR):$(PORT)

# The last good site stays until a new one is whole.
site: .venv/ready ## build the site into site/, or fail and leave site/ as it was
	@$(python) -m certguide site '$(GUIDE)'

addresses: site ## add new permalinks to the list of the guide
	@$(python) -m certguide addresses '$(GUIDE)/site'

check: .venv/ready ## check the catalogue alone, and that it tells what changed (AGAINST=v1.2 to compare with another version)
	@$(python) -m certguide check '$(GUIDE)/data/credentials.yaml' $(if $(AGAINST),--against '$(AGAINST)')

new: .venv/ready ## begin a guide of your own: make new GUIDE=harbour; the commands above take GUIDE=harbour then
	@$(python) -m certguide new '$(GUIDE)'

review: .venv/ready ## say in words what readers will see change (AGAINST=v1.2 to compare with another version)
	@$(python) -m certguide review '$(AGAINST)' '$(GUIDE)/data/credentials.yaml'

stale: .venv/ready ## list what to look at again, the most pressing first
	@$(python) -m certguide stale '$(GUIDE)/data/credentials.yaml'

links: .venv/ready-test ## ask the address of every source whether it still answers (needs the network, and some minutes)
	@$(python) -m certguide links '$(GUIDE)/data/credentials.yaml'

lint: style ## check formatting, style, types, imports, spelling, and the settings of GitHub
	$(bin)/zizmor --quiet --offline --persona auditor --strict-collection .github
	$(bin)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(bin)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(bin)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/mistake.yml
	$(bin)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml

style: .venv/ready-test
	$(python) -m ruff format --check
	$(python) -m ruff check
	$(python) -m mypy
	$(bin)/lint-imports --no-cache
	$(bin)/codespell

# Of damaged catalogues only a few: `make test` tries some hundreds.
unit: style ## the quick loop: style, and every test that builds no site and needs no browser
	GUIDE_CASES=10 $(python) -m pytest -q -m 'not site and not browser'

# In a process more than there are cores, since some wait for servers and locks. A test goes to whichever is free.
test: lint ## run every check and every test, those in a browser included
	$(python) -m tests.browser
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory lint-web; else echo 'Node is not here, so scripts and style sheets go unchecked.'; fi
	@rm -rf .coverage
	$(python) -m coverage run -m pytest -q -n $(WORKERS) --dist worksteal
	@$(python) -m coverage combine -q
	$(python) -m coverage report

lint-web: node_modules/.package-lock.json ## check format, faults and types of scripts and style sheets (needs Node)
	npm run --silent lint

long: .venv/ready-test ## try some thousands of damaged catalogues: an hour or so (CASES=20000 for more)
	GUIDE_CASES=$(CASES) $(python) -m pytest tests/catalog/test_mutated.py tests/site/test_mutated.py

# In a copy, which is kept: what was tried once and has not changed is not tried again. The tools find there what the
# tests need.
mutants: .venv-tools/ready .venv/ready-test ## change the rules here and there, and list what no test notices: some hours (ONLY='certguide.catalog.dates*')
	@mkdir -p .mutants && git ls-files -z --cached --others --exclude-standard | tar -c --null -T - | tar -x -C .mutants
	@export PYTHONPATH=$$($(python) -c 'import sysconfig; print(sysconfig.get_path("purelib"))'); cd .mutants && \
		nice ../.venv-tools/bin/mutmut run --max-children 1 $(if $(ONLY),'$(ONLY)') && ../.venv-tools/bin/mutmut results | sed '/not checked$$/d'

lighthouse: .venv/ready-test node_modules/.package-lock.json ## audit a page of each kind as on a phone (needs Node)
	@$(python) -m tests.lighthouse

bench: .venv/ready-test ## print figures of speed, size and scale (TO=BENCHMARKS.md writes them down as well)
	@$(python) -m tests.bench $(TO)

zensical properdocs: .venv-engines/ready .venv/ready-test ## build with another engine and list what differs (see MOVING.md)
	@$(python) -m tests.engines $@ '$(GUIDE)'

format: .venv/ready-test ## tidy the code
	$(python) -m ruff check --fix
	$(python) -m ruff format

lock: .venv-tools/ready ## write the lock anew after a change of pyproject.toml (UPGRADE=1 takes newer releases as well)
	$(compile) pyproject.toml --group build -o requirements.txt
	$(compile) pyproject.toml --group test -c requirements.txt -o requirements-test.txt
	$(compile) pyproject.toml --group build --group engines -c requirements.txt -o tests/engines/requirements.txt
	$(compile) --group tools -o requirements-tools.txt

# In an environment of its own, so that nothing is listed that only tests need.
sbom: .venv-tools/ready ## list all that the site is built with, and under which licence, in sbom.json
	@$(PYTHON) -m venv --clear --without-pip .venv-sbom
	@.venv-tools/bin/python -m pip --python .venv-sbom/bin/python install -qq --require-hashes --only-binary :all: -r requirements.txt
	@sed 's/^dynamic = .*/version = "$(version)"/' pyproject.toml > .venv-sbom/pyproject.toml
	@.venv-tools/bin/cyclonedx-py environment --output-reproducible --pyproject .venv-sbom/pyproject.toml --of JSON -o sbom.json .venv-sbom
	@rm -rf .venv-sbom

clean: ## remove everything that make made
	rm -rf .cache .venv .venv-engines .venv-tools .venv-sbom .coverage .mutants sbom.json node_modules site .site-lock .site-new .site-old .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Entry points tell MkDocs of the plugin and the theme, so the checkout is installed too: without the network, and by
# its path alone, so that an edit needs no second install.
.venv/ready: .venv/locked pyproject.toml
	@$(python) -m pip install -qq --no-index --no-deps --no-build-isolation --editable .
	@touch $@

# Made anew when the lock changes, or when the Python it was made with is gone or another one.
.venv/locked: requirements.txt .venv/bin/python
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo '$(PYTHON) is not Python 3.11 or later. Name one that is: make PYTHON=python3.13 $(MAKECMDGOALS)' >&2; exit 1; }
	@! test -L .venv || { echo '.venv is a link; making it anew would clear what it points at. Remove the link first.' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo '$(PYTHON) cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@echo 'Setting up .venv: less than a minute, and only this once.'
	@$(PYTHON) -m venv --clear .venv
	@$(install) -r requirements.txt
	@touch $@

.venv-engines/ready: tests/engines/requirements.txt pyproject.toml .venv/ready
	@$(PYTHON) -m venv --clear .venv-engines
	@.venv-engines/bin/python -m pip install -qq --require-hashes --only-binary :all: -r tests/engines/requirements.txt
	@.venv-engines/bin/python -m pip install -qq --no-index --no-deps --no-build-isolation --editable .
	@touch $@

.venv/ready-test: requirements-test.txt .venv/ready
	@$(install) -r requirements-test.txt
	@touch $@

.venv-tools/ready: requirements-tools.txt
	@$(PYTHON) -m venv --clear .venv-tools
	@.venv-tools/bin/python -m pip install -qq --require-hashes --only-binary :all: -r requirements-tools.txt
	@touch $@

node_modules/.package-lock.json: package-lock.json
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.venv/bin/python:
