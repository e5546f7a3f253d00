// What a code is about.
#include "station/desk/subject.hpp"

namespace packbench::station {

std::string order_of(db::Reader& reader, const std::string& code) {
  for (const auto& subject : reader.subjects(code, 100))
    if (!subject.order.empty()) return subject.order;
  return {};
}

}  // namespace packbench::station
