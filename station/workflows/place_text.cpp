// What each of the ledger's own places is called.
#include "station/workflows/place_text.hpp"

#include <array>

#include "db/records/places.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::workflows {
namespace {

struct PlaceRow {
  std::string_view place, key;
  bool prefix = false;  // what follows it is the text's argument
};

// The first that fits.
constexpr auto kPlaces = std::to_array<PlaceRow>({
    {"outside", "place.outside"},
    {"outside:count", "place.count"},
    {"outside:", "place.carrier", true},
    {"parcel:", "place.parcel", true},
    {"staging", "place.staging"},
    {records::kPassedPlace, "place.passed"},
    {records::kDefectsPlace, "place.defects"},
});

}  // namespace

std::string place_text(std::string_view place, std::string_view language) {
  for (const auto& row : kPlaces) {
    if (row.prefix ? !place.starts_with(row.place) : place != row.place) continue;
    return text({std::string(row.key), {std::string(place.substr(row.place.size()))}}, language);
  }
  return std::string(place);
}

}  // namespace packbench::workflows
