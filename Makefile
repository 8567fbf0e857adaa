.PHONY: run test check format lock messages benchmark calibrate styleguide clean

.DEFAULT_GOAL := run
BIN := .venv/bin

run: ## set everything up and start the app
	@./scripts/setup.sh run
	@$(BIN)/fodro serve $(ARGS)

test: ## set everything up and pass every test
	@./scripts/setup.sh test
	@$(BIN)/python scripts/run_tests.py $(ARGS)

check: ## types, style, layers, templates, translations
	@./scripts/setup.sh test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	git ls-files -z '*.html' | xargs -0 $(BIN)/djade --target-version 5.2 --check
	$(BIN)/python scripts/messages.py --check

format: ## put the code in shape
	@./scripts/setup.sh test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files -z '*.html' | xargs -0 $(BIN)/djade --target-version 5.2 || true

messages: ## bring the translation catalogues up to date with the words in the code
	@./scripts/setup.sh test
	$(BIN)/python scripts/messages.py

lock: ## resolve the dependencies anew
	./scripts/lock.sh --upgrade

benchmark: ## print the figures that the documentation claims
	@./scripts/setup.sh test
	$(BIN)/python -m benchmarks $(ARGS)

calibrate: ## measure how often findings are right, some hours, and write docs/reference/calibration*.md
	@./scripts/setup.sh test
	$(BIN)/python -m benchmarks.calibrating --seeds latest --many 1000 --processes 2 --report $(ARGS)
	$(BIN)/python -m benchmarks.calibrating.at_once --seeds report --processes 2 --report
	$(BIN)/python -m benchmarks.calibrating.gradual --seeds report --processes 2 --report
	$(BIN)/python -m benchmarks.calibrating.signs --seeds later --processes 2 --report

styleguide: ## the elements of the design system, on a page
	@./scripts/setup.sh run
	@FODRO_DEVELOPMENT=1 $(BIN)/fodro serve

clean: ## forget the environment and everything built
	rm -rf .venv .tools build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis test-artifacts
