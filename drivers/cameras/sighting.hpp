// Which of the codes in a camera's pictures are news: each is told once, until it has left the picture. Pure.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "drivers/cameras/picture.hpp"
#include "drivers/clock.hpp"

namespace packbench::drivers {

// A code has left when it is missing from so many read pictures in a row, and for so long: a hand or a
// blurred picture between two good ones is no leaving.
constexpr int kAbsentPictures = 3;
constexpr Duration kAbsentFor = std::chrono::seconds(1);

class Sightings {
 public:
  // Takes what one picture held and gives what of it is told now, in the same order. A code of a kind without
  // a check digit (Code 39, ITF, Codabar) is told when a second picture has shown it: one alone may be
  // misread.
  std::vector<FoundCode> see(const std::vector<FoundCode>& codes, TimePoint now);
  // The camera is another one, or was away.
  void forget() { seen_.clear(); }

 private:
  struct Seen {
    TimePoint last;
    int pictures = 0;  // that showed it
    int missing = 0;   // since the last of them
    bool told = false;
  };

  std::map<std::pair<std::string, std::string>, Seen> seen_;  // by symbology identifier and data
};

}  // namespace packbench::drivers
