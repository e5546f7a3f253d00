// What one order system needs besides the centre, and the loop around it.
#pragma once
#include <chrono>

namespace packbench::connectors {

class Connector {
 public:
  virtual ~Connector() = default;

  // One round: what is there goes to the centre, what benches did to the order system. Waits for something
  // until `wait` is over. Whether anything was there. Throws where a line is down or somebody must mend
  // something: the next turn begins again, and nothing is lost by that.
  virtual bool turn(std::chrono::seconds wait) = 0;
};

// Turns until the process is ended; with `once` until nothing more is there. After an error, which is logged,
// it waits longer from time to time, up to a minute; with `once` it throws it.
void run(Connector& connector, bool once);

}  // namespace packbench::connectors
