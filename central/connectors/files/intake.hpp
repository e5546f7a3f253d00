// in/ to the centre: each file whole, then out of the way, with a report of what was wrong.
#pragma once
#include "central/connectors/centre.hpp"
#include "central/connectors/files/drop_folder.hpp"

namespace packbench::connectors::files {

class Intake {
 public:
  Intake(DropFolder& folder, Centre& centre, int utc_offset_minutes)
      : folder_(folder), centre_(centre), utc_offset_minutes_(utc_offset_minutes) {}

  // All files that are settled. Whether one was put away. Throws where the line or the folder fails: what is
  // left in in/ comes again, and changes nothing that was told already.
  bool take();

 private:
  bool take_one(const std::string& name);
  void take_file(const DropFolder::Dropped& file);
  void settle_tickets(const std::string& name, const std::vector<std::string>& wrong);

  DropFolder& folder_;
  Centre& centre_;
  int utc_offset_minutes_;
};

}  // namespace packbench::connectors::files
