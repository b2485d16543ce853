-- Sends the requests of a file, one per line, fields parted by tabs:
--   method, path, headers ("Name: value" parted by |), body
-- In a circle, or once (ONCE=1). At the end one line of JSON goes to standard output.

local all, nth, once = {}, 0, os.getenv("ONCE") == "1"

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
  if nth > #all then
    if once then wrk.thread:stop() end
    nth = 1
  end
  return all[nth]
end

function done(summary, latency, requests)
  io.write(string.format(
    '{"requests": %d, "microseconds": %d, "p50": %d, "p95": %d, "p99": %d, "refused": %d, '
      .. '"broken": %d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(95),
    latency:percentile(99), summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
