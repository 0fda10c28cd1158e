# lede: see README.md. `make help` lists the targets.

# ---- Yours to set ------------------------------------------------------------------------------
CC     ?= cc
AR     ?= ar
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
# A build of your own in another folder leaves bin/ and lua/ alone.
BUILD  ?= build
BIN    ?= $(if $(filter build,$(BUILD)),bin,$(BUILD)/bin)
NVIM_MODULE ?= $(if $(filter build,$(BUILD)),lua/lede/core.so,$(BUILD)/nvim/lede/core.so)
# The Luas to build the module for: those whose headers are found.
LUAS   ?= $(sort $(foreach found,$(LUA_FOUND),$(firstword $(subst =, ,$(found)))))
# How to compile and link with PCRE2, for users' patterns; `make PCRE2=` builds without.
ifeq ($(origin PCRE2),undefined)
PCRE2 := $(shell sh tools/find_pcre2.sh $(CC))
endif
# `make tsan` and its like build without it, so that assertions are on.
NDEBUG ?= -DNDEBUG
FUZZ_SECONDS ?= 20

# ---- What is not up to you ---------------------------------------------------------------------
VERSION := $(shell sed -n 's/^.define LEDE_VERSION  *"\(.*\)"/\1/p' include/lede.h)
# Before 1.0 a minor version may change the binary interface.
SOVERSION := $(basename $(VERSION))
# Words like lua5.4=/usr/include/lua5.4
LUA_FOUND := $(shell sh tools/find_lua.sh)
WARNINGS := \
	-Wall -Wextra \
	-Wshadow \
	-Wconversion \
	-Wsign-conversion \
	-Wstrict-prototypes \
	-Wmissing-prototypes \
	-Wcast-qual \
	-Wundef \
	-Wwrite-strings \
	-Wvla
# Without contraction into fused multiply-adds every machine computes the same scores.
override CFLAGS += -std=c11 -fPIC -ffp-contract=off $(NDEBUG) -Iinclude -Isrc $(WARNINGS) \
	$(if $(PCRE2),-DLEDE_PCRE2 $(filter-out -l% -L%,$(PCRE2)))
LIBS := $(filter -l% -L%,$(PCRE2)) -lm
ifeq ($(shell uname),Darwin)
SHARED := -dynamiclib
MODULE := -bundle -undefined dynamic_lookup
SONAME := -install_name $(LIBDIR)/liblede.$(SOVERSION).dylib
LIB_SO := liblede.dylib
LIB_SO_VERSION := liblede.$(SOVERSION).dylib
else
SHARED := -shared
MODULE := -shared
SONAME := -Wl,-soname,liblede.so.$(SOVERSION)
LIB_SO := liblede.so
LIB_SO_VERSION := liblede.so.$(SOVERSION)
endif

PARTS := base text find model tag number time user group doc phrase gist
CORE  := $(sort $(wildcard $(PARTS:%=src/%/*.c))) src/api.c
CLI   := $(filter-out src/cli/main.c,$(sort $(wildcard src/cli/*.c)))
LUA   := $(sort $(wildcard src/lua/*.c))
TRAIN := $(sort $(wildcard src/train/*.c))
RANK  := $(sort $(wildcard src/rank/*.c))
TESTS := $(sort $(wildcard tests/c/test_*.c))
TEST_PARTS := $(sort $(filter-out tests/c/test_%,$(wildcard tests/c/*.c)))
FUZZ  := $(sort $(wildcard tests/fuzz/fuzz_*.c))
# What Lua can load; the rest of lua/ is for an editor that has this folder on its path.
LUA_FILES := $(sort $(shell find lua/lede -name '*.lua' 2>/dev/null))

CORE_O   := $(CORE:src/%.c=$(BUILD)/%.o)
CLI_O    := $(CLI:src/%.c=$(BUILD)/%.o)
TRAIN_O  := $(TRAIN:src/%.c=$(BUILD)/%.o)
RANK_O   := $(RANK:src/%.c=$(BUILD)/%.o)
# The same sources for a Lua module, which exports its own entry point alone.
HIDDEN_O := $(patsubst src/%.c,$(BUILD)/hidden/%.o,$(CORE) $(CLI))
MODULES  := $(if $(LUA),$(LUAS:%=$(BUILD)/%/lede/core.so))
TEST_PROGRAMS := $(TESTS:tests/c/%.c=$(BUILD)/tests/%)
TEST_PARTS_O  := $(TEST_PARTS:tests/c/%.c=$(BUILD)/tests/%.o)
FUZZ_PROGRAMS := $(FUZZ:tests/fuzz/%.c=$(BUILD)/fuzz/%)
# LuaJIT's module and that of Lua 5.1 are interchangeable.
NVIM_LUA := $(firstword $(filter luajit,$(LUAS)) $(filter lua5.1,$(LUAS)))

# ---- Building ----------------------------------------------------------------------------------
all: ## the library, the commands and the modules for every Lua found
all: lib $(BIN)/lede $(BIN)/lede-train modules $(if $(NVIM_LUA),$(if $(LUA),$(NVIM_MODULE)))
ifeq ($(PCRE2),)
	@echo "no PCRE2 found (libpcre2-dev, pcre2-devel), so files of patterns are not for this build"
endif

lib: $(BUILD)/liblede.a $(BUILD)/$(LIB_SO)

modules: ## the Lua modules, build/lua5.4/lede/core.so and so on
modules: $(MODULES)
	@for lua in lua5.1 lua5.2 lua5.3 lua5.4 luajit; do \
		case " $(LUAS) " in *" $$lua "*) ;; *) missing="$$missing $$lua";; esac; \
	done; \
	if [ -n "$$missing" ]; then echo "no headers found, so no module, for:$$missing"; fi

nvim: ## lua/lede/core.so for Neovim alone
ifneq ($(NVIM_LUA),)
nvim: $(NVIM_MODULE)
else
nvim:
	@echo "make nvim: needs the headers of LuaJIT or of Lua 5.1. Install one of these packages:" >&2
	@echo "  Debian, Ubuntu: libluajit-5.1-dev    Fedora: luajit-devel" >&2
	@echo "  Arch:           luajit               macOS:  brew install luajit" >&2
	@echo "or say where they are: make nvim LUAJIT_INCDIR=/path/to/include" >&2
	@exit 1
endif

# Other flags than last time: compile again.
FLAGS := $(CC) $(CFLAGS) $(CPPFLAGS)
$(BUILD)/flags: force
	@mkdir -p $(@D)
	@echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' > $@

$(BUILD)/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/hidden/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) -DLEDE_HIDDEN -MMD -MP -c $< -o $@

# The compiler does not report what .incbin reads.
$(BUILD)/model/builtin.o $(BUILD)/hidden/model/builtin.o: model/lede.model

$(TRAIN_O) $(RANK_O): override CFLAGS += -O3

$(BUILD)/liblede.a: $(CORE_O)
	$(AR) rcs $@ $^

$(BUILD)/libcli.a: $(CLI_O)
	$(AR) rcs $@ $^

$(BUILD)/libtrain.a: $(filter-out %/main.o %/command.o,$(TRAIN_O))
	$(AR) rcs $@ $^

$(BUILD)/$(LIB_SO): $(CORE_O)
	$(CC) $(CFLAGS) $(LDFLAGS) $(SHARED) $(SONAME) $^ $(LIBS) -o $@

$(BIN)/lede: $(BUILD)/cli/main.o $(CLI_O) $(BUILD)/liblede.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

# The first for users; the second makes model/lede.model.
$(BIN)/lede-train: $(BUILD)/train/command.o
$(BUILD)/make-model: $(BUILD)/train/main.o
$(BIN)/lede-train $(BUILD)/make-model: $(BUILD)/libtrain.a $(BUILD)/libcli.a $(BUILD)/liblede.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $(filter %.o,$^) $(filter %.a,$^) $(LIBS) -lpthread -o $@

# Makes what src/gist has learnt.
$(BUILD)/make-rank: $(RANK_O) $(BUILD)/libtrain.a $(BUILD)/libcli.a $(BUILD)/liblede.a
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

# A module may be in use while it is built anew: writing into the loaded file would crash that
# process, so it is replaced whole.
define module_rules
$$(BUILD)/$(1)/obj/%.o: src/lua/%.c $$(BUILD)/flags
	@mkdir -p $$(@D)
	$$(CC) $$(CFLAGS) $$(CPPFLAGS) -DLEDE_HIDDEN -isystem $(2) -MMD -MP -c $$< -o $$@

$$(BUILD)/$(1)/lede/core.so: $$(LUA:src/lua/%.c=$$(BUILD)/$(1)/obj/%.o) $$(HIDDEN_O)
	@mkdir -p $$(@D)
	$$(CC) $$(CFLAGS) $$(LDFLAGS) $$(MODULE) $$^ $(LIBS) -o $$@.new
	mv -f $$@.new $$@

-include $$(LUA:src/lua/%.c=$$(BUILD)/$(1)/obj/%.d)
endef
$(foreach found,$(LUA_FOUND),$(eval $(call module_rules,$(firstword $(subst =, ,$(found))),$(lastword $(subst =, ,$(found))))))

$(NVIM_MODULE): $(BUILD)/$(NVIM_LUA)/lede/core.so
	@mkdir -p $(@D)
	cp $< $@.new
	mv -f $@.new $@

# ---- The model ---------------------------------------------------------------------------------
DATA ?= ../shared/data

model: ## train model/lede.model anew from DATA (../shared/data)
model: $(BUILD)/make-model
	@mkdir -p $(BUILD)/raw
	for text in $(DATA)/raw/*.xz; do \
		xz -dc "$$text" >"$(BUILD)/raw/$$(basename "$$text" .xz)" || exit; \
	done
	$(BUILD)/make-model $(DATA) $(BUILD)/raw model $(BUILD)/lede.model
	mv -f $(BUILD)/lede.model model/lede.model

rank: ## learn src/gist/rarity.c and src/gist/weights.c anew from DATA
rank: $(BUILD)/make-rank
	@mkdir -p $(BUILD)/raw
	for text in $(DATA)/raw/*.xz; do \
		xz -dc "$$text" >"$(BUILD)/raw/$$(basename "$$text" .xz)" || exit; \
	done
	$< rarity $(BUILD)/raw $$(cd $(BUILD)/raw && ls -- *.txt) >$(BUILD)/rarity.c
	mv -f $(BUILD)/rarity.c src/gist/rarity.c
	$(MAKE) $<
	$< weights $(DATA)/summary/cnn_dev.jsonl $(DATA)/summary/gum.jsonl >$(BUILD)/weights.c
	mv -f $(BUILD)/weights.c src/gist/weights.c

# ---- Trying and testing ------------------------------------------------------------------------
try: ## build and show the entities of examples/article.md
	sh scripts/try

check: ## everything: build for every Lua, run all tests
	sh scripts/check

test-c: ## the tests of the C library
test-c: $(TEST_PROGRAMS)
	@failed=0; for program in $^; do \
		echo "# $$program"; $(TEST_WRAPPER) $$program 2>&1 || failed=1; \
	done; exit $$failed

$(BUILD)/tests/%: tests/c/%.c $(TEST_PARTS_O) $(BUILD)/libtrain.a $(BUILD)/libcli.a \
		$(BUILD)/liblede.a
	@mkdir -p $(@D)
	$(CC) $(filter-out -DNDEBUG,$(CFLAGS)) $(CPPFLAGS) $(LDFLAGS) -Itests/c -MMD -MP -MF $@.d \
		-MT $@ $(filter %.c %.o %.a,$^) -lcmocka $(LIBS) -lpthread -o $@

$(TEST_PARTS_O): $(BUILD)/tests/%.o: tests/c/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) -MMD -MP -c $< -o $@

test-lua: ## the tests of the Lua module, on every Lua found
test-lua: $(MODULES)
	sh tests/lua/run.sh $(BUILD) $(LUAS)

test-cli: ## the tests of the command
test-cli: $(BIN)/lede $(BIN)/lede-train
	LEDE=$(BIN)/lede sh tests/cli/run.sh

test-nvim: ## the tests in Neovim
test-nvim: $(NVIM_MODULE)
	sh tests/nvim/run.sh

test-rock: ## luarocks make, then run what was installed, on every Lua found
	sh tests/install/rock.sh

test-install: ## make install, build against it, make uninstall
test-install: all
	sh tests/install/symbols.sh $(BUILD) $(LUAS)
	sh tests/install/install.sh $(LUAS)

test-quality: ## the scores on ../shared/data against tests/quality/floors
test-quality: $(BIN)/lede
	LEDE=$(BIN)/lede sh tests/quality/floors.sh
	python3 tests/quality/pronouns.py --floor 85 --cmd "$(BIN)/lede annotate --jsonl --offsets char --pronouns" \
		../shared/data/names/gum.jsonl
	LEDE=$(BIN)/lede python3 tests/quality/calibration.py
	LEDE=$(BIN)/lede python3 tests/quality/dates.py --opening --floor 86.9 \
		../shared/data/dates/meantime.jsonl
	LEDE=$(BIN)/lede python3 tests/quality/dates.py --without duration,set,ref --tei \
		--floor 76.2 ../shared/data/dates/gum.jsonl
	LEDE=$(BIN)/lede python3 tests/quality/dates.py --named --floor 87.7 \
		../shared/data/ner/dev/worldwide.conll
	python3 tests/quality/keyphrases.py --cmd $(BIN)/lede --floor 29.0 \
		../shared/data/summary/cnn_dev.jsonl

card: ## the tables of figures of model/MODEL.md
card: $(BIN)/lede
	@LEDE=$(BIN)/lede python3 tests/quality/table.py

# NULL + 0, for an empty array, is undefined in C11 alone, and harmless.
UNDEFINED := undefined -fno-sanitize=pointer-overflow -fno-sanitize-recover=all
comma := ,
SANITIZE = $(MAKE) BUILD=$(BUILD)/$@ NDEBUG= LUAS= \
	CFLAGS="-O1 -g -fno-omit-frame-pointer $(1)" LDFLAGS="$(1)"

asan: ## the C and command line tests under AddressSanitizer and UBSan
	$(call SANITIZE,-fsanitize=address$(comma)$(UNDEFINED)) test-c test-cli

ubsan: ## the same under UndefinedBehaviorSanitizer alone
	$(call SANITIZE,-fsanitize=$(UNDEFINED)) test-c test-cli

tsan: ## the threads test under ThreadSanitizer
	$(call SANITIZE,-fsanitize=thread) test-c TESTS=tests/c/test_threads.c

valgrind: ## tests of memory under valgrind
	$(MAKE) BUILD=$(BUILD)/$@ NDEBUG= LUAS= CFLAGS="-O1 -g" test-c \
		TESTS="tests/c/test_api.c tests/c/test_oom.c" \
		TEST_WRAPPER="valgrind -q --leak-check=full --show-leak-kinds=all --error-exitcode=9 \
			--suppressions=tests/c/valgrind.supp"

work: ## is the time linear for texts that break careless programs? (with valgrind)
work: $(BUILD)/tests/test_pathological
	sh tests/c/work.sh $<

fuzz: ## every fuzzer for FUZZ_SECONDS (20), with clang
	$(MAKE) BUILD=$(BUILD)/$@ CC=clang NDEBUG= LUAS= \
		CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,$(UNDEFINED)" \
		FUZZ_SECONDS=$(FUZZ_SECONDS) fuzz-run

fuzz-run: $(FUZZ_PROGRAMS)
	sh tests/fuzz/run.sh $(FUZZ_SECONDS) $^

$(BUILD)/fuzz/%: tests/fuzz/%.c $(BUILD)/tests/support.o $(BUILD)/tests/same.o $(BUILD)/libcli.a $(BUILD)/liblede.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) -fsanitize=fuzzer -Itests/c -MMD -MP -MF $@.d -MT $@ \
		$(filter %.c %.o %.a,$^) $(LIBS) -o $@

bench: ## speed, start-up time and memory
bench: $(BIN)/lede $(BUILD)/bench/bench
	sh tests/bench/run.sh $(BUILD)/bench/bench $(BIN)/lede

bench-nvim: ## how much lede holds up who types, in the Neovim on the PATH or in NVIM
bench-nvim: $(NVIM_MODULE)
	LEDE_NVIM="$(or $(NVIM),nvim)" timeout 600 nvim --clean --headless \
		--cmd "lua dofile('tests/nvim/bench/bench.lua')" </dev/null

$(BUILD)/bench/bench: tests/bench/bench.c $(BUILD)/liblede.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) -MMD -MP -MF $@.d -MT $@ \
		$(filter %.c %.a,$^) $(LIBS) -o $@

screenshots: ## the pictures of doc/screenshots/, from real screens of Neovim
screenshots: $(NVIM_MODULE)
	sh tools/screenshots/run.sh

lint: ## format, static analysis, layers, docs
	sh tools/lint.sh

# ---- Installing --------------------------------------------------------------------------------
# lua5.4 -> 5.4; LuaJIT has the module of Lua 5.1.
LUA_ABIS = $(sort $(patsubst lua%,%,$(patsubst luajit,lua5.1,$(LUAS))))
abi_module = $(firstword $(patsubst %,$(BUILD)/%/lede/core.so,$(filter lua$(1) $(if \
	$(filter 5.1,$(1)),luajit),$(LUAS))))

install: ## into PREFIX (/usr/local), under DESTDIR if set
install: all
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(INCLUDEDIR)
	install -m 755 $(BIN)/lede $(BIN)/lede-train $(DESTDIR)$(BINDIR)
	install -m 644 include/lede.h $(DESTDIR)$(INCLUDEDIR)/lede.h
	install -m 644 $(BUILD)/liblede.a $(DESTDIR)$(LIBDIR)/liblede.a
	install -m 755 $(BUILD)/$(LIB_SO) $(DESTDIR)$(LIBDIR)/$(LIB_SO_VERSION)
	ln -sf $(LIB_SO_VERSION) $(DESTDIR)$(LIBDIR)/$(LIB_SO)
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(LIBDIR)|' -e 's|@VERSION@|$(VERSION)|' \
		-e 's|@LIBS@|$(LIBS)|' \
		-e 's|@INCLUDEDIR@|$(INCLUDEDIR)|' lede.pc.in > $(DESTDIR)$(LIBDIR)/pkgconfig/lede.pc
	$(foreach abi,$(LUA_ABIS),$(call install_lua,$(abi)))

# The .so goes in by way of a new name, since it may be loaded (see above).
define install_lua
	install -d $(addprefix $(DESTDIR)$(PREFIX)/share/lua/$(1)/,$(sort $(dir $(LUA_FILES:lua/%=%))))
	for file in $(LUA_FILES:lua/%=%); do \
		install -m 644 lua/$$file $(DESTDIR)$(PREFIX)/share/lua/$(1)/$$file || exit; \
	done
	install -d $(DESTDIR)$(LIBDIR)/lua/$(1)/lede
	install -m 755 $(call abi_module,$(1)) $(DESTDIR)$(LIBDIR)/lua/$(1)/lede/core.so.new
	mv -f $(DESTDIR)$(LIBDIR)/lua/$(1)/lede/core.so.new $(DESTDIR)$(LIBDIR)/lua/$(1)/lede/core.so

endef

uninstall: ## what install put there
	rm -f $(DESTDIR)$(BINDIR)/lede $(DESTDIR)$(BINDIR)/lede-train \
		$(DESTDIR)$(INCLUDEDIR)/lede.h \
		$(DESTDIR)$(LIBDIR)/liblede.a $(DESTDIR)$(LIBDIR)/$(LIB_SO) \
		$(DESTDIR)$(LIBDIR)/$(LIB_SO_VERSION) $(DESTDIR)$(LIBDIR)/pkgconfig/lede.pc
	for abi in 5.1 5.2 5.3 5.4; do \
		rm -rf $(DESTDIR)$(PREFIX)/share/lua/$$abi/lede $(DESTDIR)$(LIBDIR)/lua/$$abi/lede; \
	done

clean: ## remove what was built (not the model)
	rm -rf $(BUILD) $(BIN)/lede $(BIN)/lede-train $(NVIM_MODULE)

# For tools/check_rockspec.sh.
show-module-sources:
	@printf '%s\n' $(CORE) $(CLI) $(LUA)

help:
	@echo "lede $(VERSION). Targets:"
	@sed -n 's/^\([a-z-]*\): ## \(.*\)/\1	\2/p' Makefile | \
		while IFS='	' read -r target text; do printf '  %-13s %s\n' "$$target" "$$text"; done
	@echo "Modules can be built here for: $(if $(LUAS),$(LUAS),no Lua (no headers found))"

-include $(CORE_O:.o=.d) $(CLI_O:.o=.d) $(TRAIN_O:.o=.d) $(RANK_O:.o=.d) $(HIDDEN_O:.o=.d) $(BUILD)/cli/main.d
-include $(TEST_PROGRAMS:=.d) $(FUZZ_PROGRAMS:=.d) $(TEST_PARTS_O:.o=.d) $(BUILD)/bench/bench.d

.PHONY: all lib modules nvim model rank try check test-c test-lua test-cli test-nvim test-rock \
	test-install test-quality card asan ubsan tsan valgrind work fuzz fuzz-run bench bench-nvim lint \
	screenshots install uninstall clean help show-module-sources force
.DELETE_ON_ERROR:
