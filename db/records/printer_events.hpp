// Printers as people set them at the bench: held back, and chosen for a lane. Streams "printer:<printer>" and
// "lane:<lane>".
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <tuple>

namespace packbench::records {

// It begins no further label until it is released.
struct PrinterHeld {
  static constexpr const char* kType = "printer.held";
  std::string printer, reason, by;
  bool operator==(const PrinterHeld&) const = default;
};
BOOST_DESCRIBE_STRUCT(PrinterHeld, (), (printer, reason, by))

struct PrinterReleased {
  static constexpr const char* kType = "printer.released";
  std::string printer, by;
  bool operator==(const PrinterReleased&) const = default;
};
BOOST_DESCRIBE_STRUCT(PrinterReleased, (), (printer, by))

// From now on the lane's labels, also those that wait, are printed there. What was begun at another printer
// stays that one's.
struct PrinterChosen {
  static constexpr const char* kType = "printer.chosen";
  std::string lane;
  std::string printer;  // as the configuration names it
  std::string by;       // an operator's id; empty: nobody was signed in
  bool operator==(const PrinterChosen&) const = default;
};
BOOST_DESCRIBE_STRUCT(PrinterChosen, (), (lane, printer, by))

using PrinterEvents = std::tuple<PrinterHeld, PrinterReleased, PrinterChosen>;

}  // namespace packbench::records
