-- A Neovim under test: a child process with a user interface attached, so that tests see the
-- cells of its screen and their attributes, as a terminal would show them.
--
-- Speaks MessagePack-RPC over pipes by itself, as jobstart({rpc = true}) doesn't hand the
-- `redraw` events over.

local uv = vim.uv or vim.loop

local REQUEST, RESPONSE, NOTIFICATION = 0, 1, 2

-- How long anything may take. A passing test does not get slower by it, and a machine that is
-- busy with other tests must not make one fail.
local PATIENCE_MS = 60000

-- Buffers, windows and tab pages come as extension types; their number is enough.
local function handle(_, bytes)
	return vim.mpack.decode(bytes)
end

local Child = {}
Child.__index = Child

--- Starts nvim with `arguments` and a screen of that size.
function Child.start(nvim, arguments, columns, rows)
	local self = setmetatable({
		answers = {},
		last_request = 0,
		unpack = vim.mpack.Unpacker({ ext = { [0] = handle, handle, handle } }),
		rows = rows,
		columns = columns,
		cells = {},
		attributes = { [0] = {} },
	}, Child)
	for row = 0, rows - 1 do
		self:clear_row(row, columns)
	end
	self.input = uv.new_pipe(false)
	self.output = uv.new_pipe(false)
	self.errors = uv.new_pipe(false)
	local all = { "--embed" }
	for _, argument in ipairs(arguments) do
		table.insert(all, argument)
	end
	self.process = assert(uv.spawn(nvim, {
		args = all,
		stdio = { self.input, self.output, self.errors },
	}, function(status, signal)
		self.exited, self.status, self.signal = true, status, signal
	end))
	self.output:read_start(function(err, data)
		assert(not err, err)
		if data then
			self:receive(data)
		end
	end)
	self.errors:read_start(function() end)
	self:api("nvim_ui_attach", columns, rows, { ext_linegrid = true, rgb = true })
	return self
end

function Child:receive(data)
	local position = 1
	while position <= #data do
		local message
		message, position = self.unpack(data, position)
		if message == nil then
			break -- the unpacker keeps what it has read of an unfinished message
		elseif message[1] == RESPONSE then
			self.answers[message[2]] = { error = message[3], result = message[4] }
		elseif message[1] == NOTIFICATION and message[2] == "redraw" then
			for _, event in ipairs(message[3]) do
				local handler = Child["on_" .. event[1]]
				self.drawing = event[1] ~= "flush"
				for i = 2, handler and #event or 0 do
					handler(self, unpack(event[i]))
				end
			end
		end
	end
end

function Child:clear_row(row, columns)
	self.cells[row] = {}
	for column = 0, columns - 1 do
		self.cells[row][column] = { text = " ", attribute = 0 }
	end
end

function Child:on_grid_resize(_, columns, rows)
	self.columns, self.rows = columns, rows
end

function Child:on_grid_clear()
	for row = 0, self.rows - 1 do
		self:clear_row(row, self.columns)
	end
end

function Child:on_grid_line(_, row, column, cells)
	local attribute = 0
	for _, cell in ipairs(cells) do
		attribute = cell[2] or attribute
		for _ = 1, cell[3] or 1 do
			self.cells[row][column] = { text = cell[1], attribute = attribute }
			column = column + 1
		end
	end
end

function Child:on_grid_scroll(_, top, bottom, left, right, rows)
	local from, to, step = top, bottom - 1, 1
	if rows < 0 then
		from, to, step = bottom - 1, top, -1
	end
	for row = from, to, step do
		local source = row + rows
		for column = left, right - 1 do
			if source >= top and source < bottom then
				self.cells[row][column] = self.cells[source][column]
			end
		end
	end
end

function Child:on_hl_attr_define(id, rgb, cterm)
	self.attributes[id] = vim.tbl_extend("force", {}, rgb)
	self.attributes[id].cterm = cterm
end

function Child:on_default_colors_set(foreground, background)
	self.foreground, self.background = foreground, background
end

---@return table? answer  nil if there was none in time, or the child has ended
function Child:request(milliseconds, name, ...)
	self.last_request = self.last_request + 1
	local id = self.last_request
	self.input:write(vim.mpack.encode({ REQUEST, id, name, { ... } }))
	vim.wait(milliseconds, function()
		return self.answers[id] ~= nil or self.exited
	end, 2)
	local answer = self.answers[id]
	self.answers[id] = nil
	return answer
end

--- What the child is doing instead of answering: its mode, and its screen.
function Child:plight()
	-- Answered at once unless it is in an endless loop or stopped.
	local answer = self:request(2000, "nvim_get_mode")
	local seen = { "its mode: " .. (answer and answer.result.mode or "unknown") }
	for row = 0, self.rows - 1 do
		local text = self:row(row)
		if text ~= "" and text ~= "~" then
			table.insert(seen, ("%2d|%s"):format(row, text))
		end
	end
	return table.concat(seen, "\n    ")
end

--- Calls an API function and returns its result; its error is raised here.
function Child:api(name, ...)
	local answer = self:request(PATIENCE_MS, name, ...)
	if not answer and self.exited then
		error(name .. ": the child has ended", 2)
	elseif not answer then
		error(name .. ": no answer; " .. self:plight(), 2)
	elseif answer.error ~= vim.NIL and answer.error ~= nil then
		error(type(answer.error) == "table" and answer.error[2] or tostring(answer.error), 2)
	end
	return answer.result
end

--- Runs Lua code in the child; ... are its arguments.
function Child:lua(code, ...)
	return self:api("nvim_exec_lua", code, { ... })
end

--- Runs an Ex command as if typed: a message it gives is shown, and errors are no errors here.
function Child:command(command)
	self:api("nvim_exec", command, false)
end

--- Types keys, as a person would.
function Child:type(keys)
	self:api("nvim_input", keys)
	self:api("nvim_eval", "1") -- input is handled before the next request is answered
end

--- Waits until Lua code gives true in the child, or a function does here; whether it did in time.
function Child:wait(condition)
	return vim.wait(PATIENCE_MS, function()
		if type(condition) == "function" then
			return condition()
		end
		return self:lua(condition) == true
	end, 10)
end

--- What :messages holds.
function Child:messages()
	return self:api("nvim_exec", "messages", true)
end

--- The text of a screen row (0-based), without blanks at its end.
function Child:row(row)
	local texts = {}
	for column = 0, self.columns - 1 do
		table.insert(texts, self.cells[row][column].text)
	end
	return (table.concat(texts):gsub("%s+$", ""))
end

--- Where `text` begins on the screen: 0-based row, and 0-based column in cells.
function Child:find(text)
	for row = 0, self.rows - 1 do
		for column = 0, self.columns - 1 do
			local seen, at = "", column
			while #seen < #text and at < self.columns do
				seen = seen .. self.cells[row][at].text
				at = at + 1
			end
			if seen == text then
				return row, column, at
			end
		end
	end
end

--- The attributes of a cell (0-based) as the `redraw` events name them; colours are numbers.
--- `cterm` holds those for terminals without true colours.
function Child:look(row, column)
	return self.attributes[self.cells[row][column].attribute] or {}
end

--- Waits until `condition` is true of the screen; whether it was in time.
function Child:wait_screen(condition)
	return vim.wait(PATIENCE_MS, function()
		self:api("nvim_get_mode") -- answered even when a prompt waits for a key
		return not self.drawing and condition(self)
	end, 10)
end

--- Waits until the screen has `text`; whether it was in time. An answer may come before what has
--- changed is drawn.
function Child:shows(text)
	return self:wait_screen(function()
		return self:find(text) ~= nil
	end)
end

function Child:stop()
	if not self.exited then
		self.input:write(vim.mpack.encode({ NOTIFICATION, "nvim_command", { "qall!" } }))
		vim.wait(PATIENCE_MS, function()
			return self.exited
		end, 2)
	end
	if not self.exited then
		self.process:kill("sigkill")
	end
	for _, open in ipairs({ self.input, self.output, self.errors, self.process }) do
		if not open:is_closing() then
			open:close()
		end
	end
end

return Child
