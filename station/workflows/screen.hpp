// The screen of a lane, drawn from its state: the workflow's reply is the screen. Texts are catalogue keys.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "db/records/item.hpp"
#include "db/records/lane_events.hpp"

namespace packbench::workflows {

using records::Text;

// How the last scan was met. Each has its own colour and sound.
enum class Tone { none, good, done, info, ask, stop };
BOOST_DESCRIBE_ENUM(Tone, none, good, done, info, ask, stop)

struct Verdict {
  Tone tone = Tone::none;
  Text text;
  bool operator==(const Verdict&) const = default;
};
BOOST_DESCRIBE_STRUCT(Verdict, (), (tone, text))

enum class LineState { open, done, shorted, released, take_out };
BOOST_DESCRIBE_ENUM(LineState, open, done, shorted, released, take_out)

struct ScreenLine {
  std::string line, item, image;
  records::Name name;
  std::int64_t wanted = 0, done = 0, shorted = 0;
  LineState state = LineState::open;
  bool gift = false, hazardous = false;
  bool last = false;  // the line that the last scan met
  std::string kit;
  std::vector<std::string> captures;  // "lot", "expiry", "serial": what each piece must show
  bool operator==(const ScreenLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(ScreenLine, (),
                      (line, item, image, name, wanted, done, shorted, state, gift, hazardous, last, kit,
                       captures))

struct ScreenNote {
  std::string kind, text;  // "remark" or "gift"
  bool acknowledged = false;
  bool operator==(const ScreenNote&) const = default;
};
BOOST_DESCRIBE_STRUCT(ScreenNote, (), (kind, text, acknowledged))

// Something that can be answered now: scan (or tap) `code`.
struct Choice {
  std::string code;
  Text text;
  bool operator==(const Choice&) const = default;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (code, text))

struct ScreenParcel {
  std::string parcel, waybill, carrier, label;  // label: job state, or empty before it is asked for
  std::int64_t number = 0, pieces = 0, weight_g = 0, expected_g = 0;
  bool sealed = false;
  bool operator==(const ScreenParcel&) const = default;
};
BOOST_DESCRIBE_STRUCT(ScreenParcel, (),
                      (parcel, waybill, carrier, label, number, pieces, weight_g, expected_g, sealed))

struct Screen {
  std::string lane, person, language;
  std::string order, channel, carrier, ship_by;
  Text title, instruction;
  std::vector<Text> hints;  // what helps with the instruction: where to go, what lies there
  Verdict verdict;          // of the last scan; a stop stays until it is acknowledged
  std::vector<ScreenLine> lines;
  std::vector<ScreenNote> notes;
  std::vector<ScreenParcel> parcels;
  std::vector<Choice> choices;
  std::int64_t wanted = 0, done = 0,
               quantity = 0;  // pieces; quantity: what the next scan means, 0 = as usual
  bool operator==(const Screen&) const = default;
};
BOOST_DESCRIBE_STRUCT(Screen, (),
                      (lane, person, language, order, channel, carrier, ship_by, title, instruction, hints,
                       verdict, lines, notes, parcels, choices, wanted, done, quantity))

}  // namespace packbench::workflows
