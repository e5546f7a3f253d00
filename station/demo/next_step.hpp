// The one thing that a careful person scans next at a lane, whatever is open there.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "db/reader.hpp"
#include "station/workflows/lane_state.hpp"

namespace packbench::station {

// Something that can be scanned: the code, what to call it, and the AIM identifier that a scanner would send.
struct Offer {
  std::string code, text, aim;
};

// What lies at a location for somebody who stands there.
using Eyes = std::function<std::vector<db::StockRow>(const std::string& location)>;

// What a person goes by besides the screen.
struct Sight {
  db::Reader& reader;
  std::int64_t now_ms = 0;  // UTC, since 1970
  Eyes eyes = {};           // null: what the books say
};

[[nodiscard]] Offer next_step(const Sight& sight, const workflows::LaneState& state);

// Of next_step(): work on a document, in Phase::working, and the answer to its questions.
[[nodiscard]] Offer next_in_work(const Sight& sight, const workflows::LaneState& state);
[[nodiscard]] Offer answer_in_work(const Sight& sight, const workflows::LaneState& state);
[[nodiscard]] Offer next_in_handover(const Sight& sight, const workflows::WorkState& work);
[[nodiscard]] Offer next_in_count(const Sight& sight, const workflows::WorkState& work);

// What stands on a piece of the item: its EAN, with lot, expiry and serial as GS1 where there are any.
struct Marks {
  std::string lot, expiry, serial;  // expiry: YYMMDD
};
[[nodiscard]] Offer piece(db::Reader& reader, const std::string& item, const Marks& marks);

// PB-C-QTY-n where more than one piece is meant and nothing was said yet, else the piece.
[[nodiscard]] Offer pieces(const workflows::WorkState& work, std::int64_t quantity, Offer one);

// The badge of the person who works at the lane; the badge of a supervisor who is somebody else.
[[nodiscard]] Offer own_badge(const workflows::LaneState& state);
[[nodiscard]] Offer supervisor(db::Reader& reader, const workflows::LaneState& state);

inline constexpr const char* kDemoLot = "LOT-A1";
inline constexpr const char* kDemoExpiry = "301231";

}  // namespace packbench::station
