--- A function that does something the first time it is called, and nothing later.
---@param run fun()
---@return fun()
return function(run)
	local done = false
	return function()
		if not done then
			done = true
			run()
		end
	end
end
