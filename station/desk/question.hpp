// What an answer of the desk is made from. Nothing of it belongs to the lanes' loop.
#pragma once
#include <boost/json.hpp>
#include <cstdint>
#include <string>

#include "db/reader.hpp"
#include "station/config.hpp"

namespace packbench::station {

struct Question {
  db::Reader& reader;
  const Config& config;
  std::string language;
  std::int64_t now_ms = 0;
  bool backup_due = false;
  boost::json::value line = nullptr;  // to the centre: LineState::to_json(); null: there is none
};

}  // namespace packbench::station
