// The command barcodes: name on the barcode, what it says, and the phases of a lane in which it applies.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "station/workflows/lane_state.hpp"

namespace packbench::workflows {

inline constexpr std::string_view kCommandPrefix = "PB-C-";
inline constexpr std::int64_t kMostPieces = 9999;  // that one QTY may mean

template <class... Phases>
constexpr std::uint32_t in(Phases... phases) {
  return ((1U << static_cast<unsigned>(phases)) | ...);
}

struct CommandRow {
  std::string_view name;
  std::string_view text;  // catalogue key
  std::uint32_t phases;
  bool numbered = false;  // PB-C-<name>-<n>
};

// What the screen offers and what decide accepts both come from here.
inline constexpr auto kCommands = std::to_array<CommandRow>({
    {"OK", "command.ok",
     in(Phase::stopped, Phase::packing, Phase::taking_out, Phase::sealing, Phase::working)},
    {"YES", "command.yes", in(Phase::confirming)},
    {"NO", "command.no",
     in(Phase::confirming, Phase::awaiting, Phase::asking, Phase::approving, Phase::work_awaiting,
        Phase::work_asking, Phase::work_signing)},
    {"DONE", "command.done", in(Phase::packing, Phase::taking_out, Phase::working)},
    {"PARCEL", "command.parcel", in(Phase::packing)},
    {"UNDO", "command.undo", in(Phase::packing, Phase::taking_out, Phase::awaiting, Phase::working)},
    {"QTY", "command.qty", in(Phase::packing, Phase::taking_out, Phase::working), true},
    {"CHOOSE", "command.choose", in(Phase::confirming, Phase::asking, Phase::work_asking, Phase::working),
     true},
    {"CARD", "command.card", in(Phase::working)},
    {"PASSED", "command.passed", in(Phase::working)},
    {"EMPTY", "command.empty", in(Phase::working)},
    {"SHORT", "command.short", in(Phase::packing, Phase::working)},
    {"RELEASE", "command.release", in(Phase::packing)},
    {"FINISH", "command.finish", in(Phase::packing)},
    {"REPRINT", "command.reprint", in(Phase::sealing)},
    {"NOLABEL", "command.nolabel", in(Phase::sealing, Phase::working)},
    {"LABEL", "command.label", in(Phase::working)},
    {"ASIDE", "command.aside",
     in(Phase::packing, Phase::taking_out, Phase::awaiting, Phase::asking, Phase::approving, Phase::sealing,
        Phase::blocked, Phase::working, Phase::work_awaiting, Phase::work_asking, Phase::work_signing)},
    {"RECEIVE", "command.receive", in(Phase::idle, Phase::working)},
    {"MOVE", "command.move", in(Phase::idle)},
    {"PICK", "command.pick", in(Phase::idle)},
    {"HANDOVER", "command.handover", in(Phase::idle)},
    {"RETURN", "command.return", in(Phase::idle)},
    {"COUNT", "command.count", in(Phase::idle)},
    {"SHIFT", "command.shift", in(Phase::idle)},
    {"UNPACK", "command.unpack", in(Phase::idle)},
    {"INSPECT", "command.inspect", in(Phase::working)},
    {"PASS", "command.pass", in(Phase::working)},
    {"REJECT", "command.reject", in(Phase::working)},
    {"DAMAGED", "command.damaged", in(Phase::working)},
    {"CLOSE", "command.close", in(Phase::working)},
    {"STACK", "command.stack", in(Phase::working), true},
    {"PHOTO", "command.photo", in(Phase::working), true},
    {"APPROVE", "command.approve", in(Phase::working)},
    {"RECOUNT", "command.recount", in(Phase::working)},
    {"HANDED", "command.handed", in(Phase::working)},
    {"REOPEN", "command.reopen", in(Phase::working)},
    {"BLIND", "command.blind", in(Phase::working)},
    {"EXCHANGE", "command.exchange", in(Phase::working)},
    {"LANG", "command.lang",
     in(Phase::idle, Phase::confirming, Phase::packing, Phase::taking_out, Phase::awaiting, Phase::asking,
        Phase::approving, Phase::sealing, Phase::blocked, Phase::working, Phase::work_awaiting,
        Phase::work_asking, Phase::work_signing)},
    {"SIGNOUT", "command.signout", in(Phase::idle)},
});

// The row of that name, or nullptr.
inline const CommandRow* find_command(std::string_view name) {
  const auto* row =
      std::find_if(kCommands.begin(), kCommands.end(), [&](const auto& r) { return r.name == name; });
  return row == kCommands.end() ? nullptr : row;
}

[[nodiscard]] constexpr bool applies(const CommandRow& row, Phase phase) {
  return (row.phases & in(phase)) != 0;
}

// What stands on the barcode.
inline std::string command_code(std::string_view name) {
  return std::string(kCommandPrefix) + std::string(name);
}
inline std::string command_code(std::string_view name, std::int64_t number) {
  return command_code(name) + "-" + std::to_string(number);
}

}  // namespace packbench::workflows
