-- For lazy.nvim: one C compiler and make build all there is to build.
return { build = "make nvim" }
