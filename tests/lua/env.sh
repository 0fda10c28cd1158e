# shellcheck shell=sh
# For the scripts here, to be read in: the project's folder, and where Lua finds what is tested.
cd "$(dirname "$0")/../.." || exit
export LUA_PATH="lua/?.lua;lua/?/init.lua;tests/lua/?.lua"
unset LUA_PATH_5_2 LUA_PATH_5_3 LUA_PATH_5_4 LUA_CPATH_5_2 LUA_CPATH_5_3 LUA_CPATH_5_4 LUA_INIT
