--- Models: the built-in one, one from bytes, one from a file, and damaged ones.

local lede = require "lede"
local sample = require "sample"
local t = require "harness"

local MODEL = "model/lede.model" -- tests run in the project's folder

local function read(path)
	local file = assert(io.open(path, "rb"))
	local bytes = file:read "*a"
	file:close()
	return bytes
end

t.test("the built-in model says what it is", function()
	local info = assert(lede.model_info())
	t.ok(info.checksum:match "^%x%x%x%x%x%x%x%x%x%x%x%x%x%x%x%x$" ~= nil)
	t.ok(info.bytes > 0 and info.format > 0)
	t.eq(info, lede.model():info())
	t.eq("lede model " .. info.checksum, tostring(lede.model()))
	t.eq("lede model", getmetatable(lede.model()))
end)

t.test("a model from a file is as the built-in one", function()
	local model = assert(lede.model(MODEL))
	t.eq(lede.model_info(), model:info())
	local doc = assert(lede.analyze(sample.article, { model = model }))
	t.eq(sample.dump(assert(lede.analyze(sample.article))), sample.dump(doc))
end)

t.test("a model's bytes may go once it is open", function()
	local model = assert(lede.model { bytes = read(MODEL) })
	collectgarbage()
	collectgarbage()
	local doc = assert(lede.analyze(sample.article, { model = model }))
	model = nil -- luacheck: ignore
	collectgarbage()
	t.eq(sample.dump(assert(lede.analyze(sample.article))), sample.dump(doc))
end)

t.test("a missing file fails with its code", function()
	local model, message, code = lede.model "no/such/file"
	t.eq(nil, model)
	t.eq("no/such/file: No such file or directory", message)
	t.eq("EIO", code)
end)

t.test("a folder is no model", function()
	local model, message, code = lede.model "model"
	t.eq(nil, model)
	t.ok(message:find("model", 1, true), message)
	t.ok(code == "EIO" or code == "EMODEL", code)
end)

t.test("damaged models fail with their code", function()
	local bytes = read(MODEL)
	local middle = math.floor(#bytes / 2)
	local flipped = string.char((bytes:byte(middle) + 1) % 256)
	for name, damaged in pairs {
		empty = "",
		["no model"] = "hello",
		["cut short"] = bytes:sub(1, middle),
		["one byte short"] = bytes:sub(1, -2),
		["one byte long"] = bytes .. "\0",
		["a flipped bit"] = bytes:sub(1, middle - 1) .. flipped .. bytes:sub(middle + 1),
	} do
		local model, message, code = lede.model { bytes = damaged }
		t.eq(nil, model, name)
		t.eq("EMODEL", code, name)
		t.ok(message:find("%(byte %d+%)$"), name .. ": " .. message)
	end
end)

t.test("a model must be a file's name or bytes", function()
	local expected = "bad argument #1 to 'model' (file name or {bytes = string} expected, got "
	for _, wrong in ipairs { 3, true, {}, { bytes = 3 } } do
		local message = t.raises(expected .. type(wrong) .. ")", function()
			lede.model(wrong)
		end)
		t.ok(message:find("test_model.lua", 1, true), message)
	end
end)

t.test("a model's methods want a model", function()
	t.raises("lede model expected, got userdata", function()
		lede.model().info(sample.analyze "")
	end)
	t.raises("lede document expected, got userdata", function()
		sample.analyze("").tokens(lede.model())
	end)
end)
