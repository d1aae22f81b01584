# For any POSIX shell and GNU make 3.81 or later (Debian, macOS, WSL). Python 3.11 or later is all it needs beforehand.

PYTHON ?= $(or $(shell sed -n 2p .venv/.made-for 2>/dev/null),python3)
FOLDER ?= my-notebooks
python = .venv/bin/python
# Locked and hashed, wheels only: a source build would fetch a build backend that no lock names. Python compiles a module
# when it is first imported; compiling all of them now would take half as long again. Where it is told to keep nothing of
# that, every kernel would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE
install = $(python) -m pip install --quiet --disable-pip-version-check --no-compile
# Half of the time a test waits for a browser or a kernel: one more at work than there are cores. Files are taken in their
# order: by number of tests, the longest would come last, and all hands but one would be idle.
hands = $$(($$(getconf _NPROCESSORS_ONLN) + 1))
locked = $(install) --require-hashes --only-binary :all: --requirement

.PHONY: help start lab setup setup-research test bench slides notebooks tagger wheel lock rebuild

help: ## these lines
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' Makefile

start: .venv/.setup ## opens the course in the browser; BROWSER=no opens none, PORT=8899 chooses the port
	@.venv/bin/kcvets start $(if $(filter no,$(BROWSER)),--no-browser) $(if $(PORT),--port $(PORT))

lab: .venv/.setup ## opens JupyterLab on a copy of the notebooks, to change them; FOLDER=my-notebooks says where
	@.venv/bin/kcvets lab "$(FOLDER)"

setup: .venv/.setup ## installs everything into .venv; PYTHON=python3.12 chooses the Python
	@echo "kcvets is installed. make start opens it."

setup-research: .venv/.setup .venv/.research ## installs what research needs on top of it
	@echo "The research part of kcvets is installed."

test: .venv/.setup .venv/.dev ## runs all tests, in a real browser too; ARGS="-k journal" chooses
	$(python) tests/browser_setup.py
	$(python) -m pytest --numprocesses $(hands) --dist loadfile --no-loadscope-reorder $(ARGS)

bench: .venv/.setup .venv/.dev ## measures what speed is claimed
	$(python) tests/browser_setup.py
	$(python) -m benchmarks
	$(python) -m benchmarks.deidentification
	$(python) -m benchmarks.reports

slides: .venv/.setup .venv/.dev ## builds the seminar decks into build/slides: a page that works offline, and a PDF handout
	$(python) tests/browser_setup.py
	$(python) -m slides

notebooks: .venv/.setup .venv/.research ## runs the notebooks and stores their outputs
	$(python) tests/refresh_notebooks.py

tagger: .venv/.setup .venv/.dev ## trains what de-identification goes by beside its rules, from the marked texts
	$(python) tests/train_tagger.py

wheel: .venv/.setup ## builds the wheel into dist/
	$(python) -m hatchling build --target wheel

# One resolution of everything, which keeps the pins that still fit; then each lock is cut from it. Its pins are handed on
# without hashes: with them uv looks for wheels of platforms that do not exist.
compile = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --no-build --generate-hashes --no-annotate \
	--custom-compile-command "make lock" pyproject.toml
lock: .venv/.setup .venv/.dev ## renews the locks after a change in pyproject.toml; UPGRADE=yes takes the newest of everything
	mkdir -p build
	$(if $(filter yes,$(UPGRADE)),: >,cat requirements-research.lock requirements-dev.lock >) build/all.lock
	$(compile) --extra research --extra cluster --group dev --output-file build/all.lock
	sed -n "/--hash/d; s/ .$$//p" build/all.lock > build/pins
	$(compile) --constraint build/pins --group build --output-file requirements.lock
	$(compile) --constraint build/pins --group build --extra research --output-file requirements-research.lock
	$(compile) --constraint build/pins --group dev --extra research --extra cluster --output-file requirements-dev.lock

# The stamps stand in .venv and go with it. A changed lock builds .venv anew, so that nothing outlives its pin.
.venv/.locked: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || { \
	  echo "kcvets needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is none of them: install one, or name it, as in make setup PYTHON=python3.12"; exit 1; }
	@echo "Installing kcvets into .venv. This is done once and takes a minute or two."
	@$(PYTHON) -m venv --clear .venv
	@$(locked) requirements.lock
	@printf '%s\n' "$(CURDIR)" "$(PYTHON)" > .venv/.made-for
	@touch $@

.venv/.setup: .venv/.locked pyproject.toml
	@$(install) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.research: .venv/.locked requirements-research.lock
	@echo "Installing what research needs into .venv. This takes a minute or two."
	@$(locked) requirements-research.lock
	@touch $@

.venv/.dev: .venv/.locked requirements-dev.lock
	@echo "Installing what the tests need into .venv."
	@$(locked) requirements-dev.lock
	@touch $@

# A .venv is also built anew when the clone was moved or copied (its paths are absolute), when its Python has gone, and when
# PYTHON names another.
ifneq ($(shell test -x $(python) && cat .venv/.made-for 2>/dev/null),$(CURDIR) $(PYTHON))
.venv/.locked: rebuild
endif
