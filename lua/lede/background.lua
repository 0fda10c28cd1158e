--- Analyses on another thread, for programs that run libuv's loop: Neovim, or Lua with luv.
---
---     local background = require "lede.background"
---     local reader = assert(background.new())
---     reader:analyze(text, { file = "notes.md" }, function(doc, message, code) ... end)
---
--- Nothing is copied but the text's address: see `lede.session` in doc/lede-lua.txt.

local lede = require "lede"

local M = {}

-- Runs in the other thread, in a Lua state that has nothing but Lua's own modules, and so without
-- upvalues. If it can't load the module, the work is left to the thread that waits for it.
local function work(file, ticket)
	local core = package.loaded["lede.core"]
	if not core then
		local open = package.loadlib(file, "luaopen_lede_core")
		core = open and open("lede.core")
		package.loaded["lede.core"] = core
	end
	pcall(core and (ticket == "" and core.builtin_model or core.work), ticket)
	return ticket
end

-- The compiled part that `require` has loaded here. Another file would refuse our tickets.
local function core_file()
	local nvim = rawget(_G, "vim")
	local file = nvim and nvim.api.nvim_get_runtime_file("lua/lede/core.so", false)[1]
	if file then
		return nvim.fn.fnamemodify(file, ":p")
	end
	for template in package.cpath:gmatch("[^;]+") do
		file = template:gsub("%?", "lede/core")
		local found = io.open(file, "rb")
		if found then
			found:close()
			return file
		end
	end
end

---@type table<string, fun()>
local working = {} -- what is to be called, by ticket

local queue ---@type table? of libuv

---@param file string
---@param ticket string  "": to open the built-in model
---@param ended fun()
local function send(file, ticket, ended)
	if not queue then
		local nvim = rawget(_G, "vim")
		local uv = nvim and (nvim.uv or nvim.loop) or require("luv")
		queue = uv.new_work(work, function(done)
			local call = working[done]
			working[done] = nil
			call()
		end)
	end
	working[ticket] = ended
	queue:queue(file, ticket)
end

---@alias lede.Done fun(doc: lede.Doc?, message: string?, code: string?)

---@class lede.Job
---@field text string
---@field opts? lede.Options
---@field done lede.Done
---@field ended? boolean    it was waited for, with
---@field result? lede.Doc

---@class lede.Reader
---@field threaded? boolean  whether another thread has done the last analysis
---@field private session lede.Session
---@field package file string
---@field private job? lede.Job      what is being analysed
---@field private waiting? lede.Job  what comes then
local Reader = {}
Reader.__index = Reader

--- Has another thread open the built-in model: when `ready` is called, the megabytes it is in have
--- been read, and opening it here takes little time.
---@param ready fun()
function M.prepare(ready)
	send(core_file() or "", "", ready)
end

--- What analyses texts on another thread, one at a time; it remembers the last one, so that the
--- same text with small changes takes a small part of the time.
---@param model? lede.Model
---@return lede.Reader?, string? message, string? code
function M.new(model)
	local session, message, code = lede.session(model)
	if not session then
		return nil, message, code
	end
	return setmetatable({ session = session, file = core_file() or "" }, Reader)
end

---@private
function Reader:begin()
	local job = self.waiting
	self.waiting = nil
	local ok, ticket, message, code = pcall(self.session.start, self.session, job.text, job.opts)
	if not ok or not ticket then
		job.done(nil, ok and message or ticket, ok and code or "EINVAL")
		return
	end
	self.job = job
	send(self.file, ticket, function()
		self:ended()
	end)
end

---@package
function Reader:ended()
	local job = self.job
	local doc, message, code = nil, "cancelled", "ECANCELLED"
	self.job = nil
	if job.ended then
		if job.result then
			doc, message, code = job.result, nil, nil
		end
	elseif self.session:state() ~= "closed" then
		-- What no thread has begun, since it can't load the module, is done here.
		self.threaded = self.session:state() == "done"
		doc, message, code = self.session:finish()
	end
	if self.waiting then
		self:begin()
	end
	job.done(doc, message, code)
end

--- Analyses a text. An earlier analysis that has not ended is stopped: its function is called with
--- nil, a message and "ECANCELLED". Functions are called by the loop, where much of Neovim's API
--- may not be used: see vim.schedule_wrap().
---@param text string
---@param opts lede.Options?
---@param done lede.Done
function Reader:analyze(text, opts, done)
	local replaced = self.waiting
	self.waiting = { text = text, opts = opts, done = done }
	if replaced then
		replaced.done(nil, "cancelled", "ECANCELLED")
	end
	if self.job then
		self.session:cancel()
	elseif self.waiting then
		self:begin()
	end
end

--- Analyses a text here and now. If it is what is being analysed already, with the same table of
--- options, that is waited for and both get the same document; something else is stopped.
---@param text string
---@param opts lede.Options?
---@return lede.Doc?, string? message, string? code
function Reader:analyze_now(text, opts)
	local job = self.job
	local same = job and job.text == text and job.opts == opts
	if not same then
		self:cancel()
	end
	if job and not job.ended then
		job.ended, job.result = true, (self.session:finish())
		if same and job.result then
			return job.result
		end
	end
	return self.session:analyze(text, opts)
end

--- Stops what is being analysed, if anything is.
function Reader:cancel()
	local waiting = self.waiting
	self.waiting = nil
	if waiting then
		waiting.done(nil, "cancelled", "ECANCELLED")
	end
	if self.job then
		self.session:cancel()
	end
end

--- Stops, and gives the memory back.
function Reader:close()
	self:cancel()
	self.session:close()
end

return M
