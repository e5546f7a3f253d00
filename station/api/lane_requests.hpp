// What lanes' pages ask for, at this machine and on tablets.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "http/server.hpp"
#include "station/lane.hpp"

namespace packbench::station {

class Bench;

// The scan in the body {"id","code","aim"?,"escaped"?}, marked in the journal as from `source`; or the
// refusal, 400 bad_scan.
[[nodiscard]] http::Outcome<LaneScan> scan_of(const http::Request& request, const std::string& source);

constexpr std::size_t kLongestScanId = 64;

// Why nothing can be scanned at this machine for that lane: 404 there is none, 409 it is worked on its
// tablet.
[[nodiscard]] std::optional<http::Response> refusal_here(const Lane* lane);

// {"stored","seq","verdict"}
[[nodiscard]] boost::json::object scan_json(const Lane& lane, const ScanReply& reply);

// 200 where it is on disk, else 503: to be repeated.
[[nodiscard]] http::Response scan_response(const Lane& lane, const ScanReply& reply);

// The label of print job {job} as it was, or will be, printed, drawn anew from the store; ?page= from 1. Who
// may see it is the caller's to know.
[[nodiscard]] asio::awaitable<http::Response> label_picture(Bench& bench, const http::Request& request);

// A picture of an item, {name} from the folder images below the data folder. Only plain file names: nothing
// else is reached.
[[nodiscard]] http::Response item_image(Bench& bench, const http::Request& request);

// The page, one file, at each of these paths; everything else lies under its own name.
[[nodiscard]] std::vector<http::StaticFile> page_files(std::initializer_list<const char*> pages);

}  // namespace packbench::station
