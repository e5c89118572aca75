# Two commands are all there is to set up:
#   make ingest   installs what is missing, builds, reads input/, shows what to ask
#   make test     formatting, lints and all tests

TARGET := $(or $(CARGO_TARGET_DIR),target)
ETL := $(TARGET)/release/etl
PYTHON := $(TARGET)/python/bin/python

.PHONY: ingest build install test check bench doc

ingest: build
	$(ETL) ingest input/
	@echo
	@echo "Ask it something:"
	@echo "  $(ETL) report run agreements"
	@echo "  $(ETL) report run debate --param concept='social capital'"
	@echo "  $(ETL) query 'SELECT ?name (COUNT(?claim) AS ?claims) { ?claim a schema:Claim ; schema:author/foaf:name ?name } GROUP BY ?name ORDER BY DESC(?claims) LIMIT 5'"

build:
	setup/cargo.sh build --release --locked

# Puts etl on the PATH (~/.cargo/bin).
install:
	setup/cargo.sh install --locked --path .

test: export ETL_WITH_PYTHON = 1
test: export ETL_PYTHON = $(abspath $(PYTHON))
test:
	setup/tools.sh --with-python
	cargo fmt --check
	setup/python.sh $(TARGET)/python
	setup/cargo.sh clippy --locked --all-targets -- --deny warnings
	setup/cargo.sh test --locked

# The inner loop: no RocksDB, the store in memory.
check:
	cargo clippy --no-default-features --all-targets -- --deny warnings
	cargo test --no-default-features

bench: build
	setup/cargo.sh bench --locked

doc:
	setup/cargo.sh doc --locked --no-deps
