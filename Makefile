# Everything that giaoban needs is fetched and built by these targets; `make run` and `make test` need no other step.
# Needs: Go, Node with npm, a Debian-like Linux on x86-64.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := bin/giaoban
DATA ?= data
ADDR ?= 127.0.0.1:8080
LINT := bin/tools/golangci-lint
LINT_VERSION := v2.15.0

export CGO_ENABLED := 0

NPM := node_modules/.package-lock.json
PAGES := dashboards/assets/dist/manifest.json
GRAPHIQL := graph/graphiql/dist/main.js

.PHONY: help build run test check generate lint bench faults soak fuzz big race clean chromium office FORCE

help: ## Show these targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

build: $(BIN) ## Build bin/giaoban

run: build ## Serve the dashboard with sample data on 127.0.0.1:8080 (ADDR=, DATA=)
	exec $(BIN) serve --addr $(ADDR) --data $(DATA) --sample

$(BIN): $(NPM) $(PAGES) $(GRAPHIQL) FORCE
	go build -o $@ ./cmd/giaoban

# npm brings the ClickHouse library (174 MB) and the browser parts; the lock file pins them.
$(NPM): package.json package-lock.json
	npm ci --no-progress
	@touch $@

$(PAGES): $(NPM) $(wildcard dashboards/assets/*.mjs dashboards/assets/*.js dashboards/assets/*.css)
	node dashboards/assets/build.mjs

$(GRAPHIQL): $(NPM) $(wildcard graph/graphiql/*.* graph/cookbook/*.graphql)
	node graph/graphiql/build.mjs

test: $(NPM) $(PAGES) $(GRAPHIQL) chromium office ## Run every test, browser tests too
	go tool gotestsum --format pkgname --format-hide-empty-pkg -- -count=1 -timeout 40m ./...

# The browser tests use the Chromium on the PATH. Debian's is installed by itself where that is allowed.
chromium:
	@if command -v chromium chromium-browser google-chrome >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "installing Debian's chromium for the browser tests"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else \
	  echo "The browser tests need Chromium. Type: sudo apt-get install chromium" >&2; exit 1; \
	fi

# The tests of slides, documents and workbooks open them in LibreOffice; Liberation has the widths of Arial and Times.
OFFICE := libreoffice-impress libreoffice-writer libreoffice-calc poppler-utils fonts-liberation2
office:
	@if command -v soffice >/dev/null && command -v pdftoppm >/dev/null && fc-list | grep LiberationSans >/dev/null \
	  && ls /usr/lib/libreoffice/program/libsdlo.so /usr/lib/libreoffice/program/libswlo.so /usr/lib/libreoffice/program/libsclo.so >/dev/null 2>&1; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "installing Debian's LibreOffice for the tests of slides and documents"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(OFFICE) >/dev/null; \
	else \
	  echo "The tests of slides and documents need LibreOffice. Type: sudo apt-get install $(OFFICE)" >&2; exit 1; \
	fi

check: generate ## Generate without a difference, lint, and test
	go mod tidy -diff
	git diff --exit-code -- graph/generated.go graph/schema.resolvers.go docs/api.md
	@! grep -rn 'not implemented' --include='*.go' graph || { echo "a schema field has no Go field or method behind it" >&2; exit 1; }
	$(MAKE) lint test

generate: $(NPM) ## Generate the GraphQL code and docs/api.md from schema.graphqls
	go generate ./graph

lint: $(LINT) $(PAGES) $(GRAPHIQL) ## Lint, the import rule included
	$(LINT) run ./...

$(LINT):
	GOBIN=$(CURDIR)/bin/tools go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)

bench: $(NPM) $(PAGES) $(GRAPHIQL) ## Measure questions and pages against raw ClickHouse, and pictures (outside make test)
	go test -run '^$$' -bench . -benchtime 2s ./analytics/... ./dashboards/render/...
	go test -run '^$$' -bench . -benchtime 200x ./dashboards

faults: build ## Kill giaoban and the engine, fill the disk and pause the engine during imports (outside make test)
	GIAOBAN_FAULTS=1 GIAOBAN_KILLS=60 go test -count=1 -timeout 40m -run 'TestKill|TestDiskFull|TestEnginePaused' -v ./cmd/giaoban

soak: build chromium ## Thousands of random changes and questions, and every page on every screen (outside make test; STEPS=, SEED=)
	GIAOBAN_WHOLE_MATRIX=1 go test -count=1 -timeout 4h -run 'CanBeRead|TestOffices' ./dashboards
	GIAOBAN_STEPS=$(or $(STEPS),1500) GIAOBAN_SEED=$(or $(SEED),1) go test -count=1 -timeout 12h -run 'TestRandomQuestions' -v ./analytics

big: build ## Import 1 GB of CSV beside ClickHouse's own INSERT of it (outside make test; BYTES=)
	GIAOBAN_BIG=$(or $(BYTES),1073741824) go test -count=1 -timeout 2h -run 'TestBigFile' -v ./cmd/giaoban

# go test fuzzes one target of one package at a time.
FUZZTIME ?= 1m
fuzz: $(PAGES) $(GRAPHIQL) ## Read made-up files until one breaks something (FUZZTIME=1m for each target; outside make test)
	grep -rl --include='*_test.go' '^func Fuzz' analytics cmd dashboards graph | xargs -n1 dirname | sort -u | while read -r dir; do \
	  for target in $$(grep -rhoE '^func Fuzz[A-Za-z0-9_]+' "$$dir"/*_test.go | cut -c6-); do \
	    go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x "./$$dir"; \
	  done; \
	done

race: $(NPM) $(PAGES) $(GRAPHIQL) chromium office ## Run the tests with the race detector (needs a C compiler)
	CGO_ENABLED=1 go test -race -count=1 -timeout 40m ./...

clean: ## Remove what was built; keeps data and node_modules
	rm -rf bin out dashboards/assets/dist/[!.]* dashboards/render/dist/[!.]* graph/graphiql/dist/[!.]*
