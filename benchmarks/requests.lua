-- Sends the requests of a file, one per line, fields parted by tabs:
--   method, path, headers ("Name: value" parted by |), body
-- In a circle, or once (ONCE=1). At the end one line of JSON goes to standard output.

local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long us; } rc_time; int gettimeofday(rc_time *, void *);")

-- wrk asks for one request beforehand, to look at it, and never sends that.
local all, nth, once = {}, -1, os.getenv("ONCE") == "1"
local threads = {}

local function now()
  local found = ffi.new("rc_time")
  ffi.C.gettimeofday(found, nil)
  return tonumber(found.s) * 1000000 + tonumber(found.us)
end

function setup(thread)
  threads[#threads + 1] = thread
end

function init(args)
  for line in io.lines(os.getenv("REQUESTS")) do
    local method, path, headers, body = line:match("^(%S+)\t(%S+)\t([^\t]*)\t(.*)$")
    local sent = {}
    for name, value in headers:gmatch("([^:|]+): ([^|]*)") do sent[name] = value end
    all[#all + 1] = wrk.format(method, path, sent, body ~= "" and body or nil)
  end
end

function request()
  nth = nth + 1
  if nth == 0 then return all[1] end
  if nth == 1 then began = now() end
  if nth > #all then
    if once then
      -- wrk goes on waiting for the end of its time; nothing more is sent in it.
      ended = ended or now()
      wrk.thread:stop()
    end
    nth = 1
  end
  return all[nth]
end

function done(summary, latency, requests)
  local duration = summary.duration
  local ended = threads[1]:get("ended")
  if ended then duration = ended - threads[1]:get("began") end
  io.write(string.format(
    '{"requests": %d, "microseconds": %d, "p50": %d, "p95": %d, "p99": %d, "refused": %d, '
      .. '"broken": %d}\n',
    summary.requests, duration, latency:percentile(50), latency:percentile(95),
    latency:percentile(99), summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
