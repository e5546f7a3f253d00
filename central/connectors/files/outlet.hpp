// The centre's outcomes to out/: two files each, of the same rows.
#pragma once
#include "central/connectors/files/drop_folder.hpp"
#include "central/connectors/files/told.hpp"

namespace packbench::connectors::files {

// One JSON object a line.
[[nodiscard]] std::string json_lines(const Told& told);
// RFC 4180, with a header line.
[[nodiscard]] std::string csv(const Told& told);

class Outlet {
 public:
  Outlet(DropFolder& folder, Centre& centre) : folder_(folder), centre_(centre), types_(told_types()) {}

  // One page of what is not done yet. The files' names and bytes follow from the outcome alone, and it is
  // done when they are on disk: so told again, they are the same. Whether there was one. Throws where line or
  // folder fail.
  bool tell(std::chrono::seconds wait);

 private:
  DropFolder& folder_;
  Centre& centre_;
  std::vector<std::string> types_;
  std::string after_;  // behind what this process saw; empty: behind what is done
};

}  // namespace packbench::connectors::files
