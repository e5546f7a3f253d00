// The demo warehouse: its configuration, its goods and orders, and a centre that changes its mind.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include "station/config.hpp"

namespace packbench::station {

class Bench;

// Two lanes, a printer that writes each label into a folder below `data`.
[[nodiscard]] Config demo_config(const std::filesystem::path& data, std::uint16_t port);

// Brings items, operators, stock and orders in; what is there already stays as it is.
void stock_demo(Bench& bench);

// What to open and what to scan first.
[[nodiscard]] std::string demo_greeting(const Bench& bench);

// The centre of the demo: orders SO-1008 and SO-1009 are cancelled and changed as soon as somebody packs
// them.
void demo_centre(Bench& bench, const std::string& opened_order);

}  // namespace packbench::station
