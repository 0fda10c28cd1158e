-- :checkhealth looks for this file in folders lua/ on 'runtimepath'. What luarocks installs is
-- elsewhere, so a rock has a folder that can be put there; plugin/lede.lua does it.
return require("lede.nvim.checkup")
