// Any bytes as a scan: explained and resolved, never a crash, always one answer in JSON that can be read
// back.
#include <boost/json.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "station/scan/explain.hpp"
#include "station/scan/meaning.hpp"

namespace {

using namespace packbench::scan;

// Knows something for every text of even length, two things for every multiple of three.
class Everything : public Directory {
 public:
  std::vector<OwnCode> own_codes(OwnKind kind, std::string_view id) const override {
    if (id.size() % 2) return {};
    return {{kind, std::string(id), 0}};
  }
  std::vector<OwnCode> own_codes(std::string_view exact) const override {
    if (exact.size() % 7) return {};
    return {{OwnKind::order, std::string(exact), 0}, {OwnKind::tote, std::string(exact), 0}};
  }
  std::vector<ItemMatch> items_by_barcode(std::string_view exact) const override {
    return std::vector<ItemMatch>(exact.size() % 5 == 0 ? 1 : 0, ItemMatch{"item", 24});
  }
  std::vector<ItemMatch> items_by_gtin14(std::string_view gtin14) const override {
    return std::vector<ItemMatch>(static_cast<std::size_t>(gtin14.back() - '0') % 3, ItemMatch{"item", 1});
  }
};

void read_back(const boost::json::object& object) {
  if (boost::json::parse(boost::json::serialize(object)) != boost::json::value(object)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Options options;
  read_back(explain(bytes, options));
  read_back(to_json(resolve({bytes, {}}, Everything{}, options)));
  options.fnc1_replacement = "~";
  read_back(explain(bytes, options));
  if (size > 3) read_back(to_json(resolve({bytes.substr(3), bytes.substr(0, 3)}, Everything{}, options)));
  return 0;
}
