-- :checkhealth lede finds its checks by the name of this file.
return require("lede.nvim.checkup")
