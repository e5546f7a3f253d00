// Times in their many spellings.
#include "db/records/import/moment.hpp"

#include <gmock/gmock.h>

namespace packbench::importer {
namespace {

struct MomentRow {
  const char *text, *moment;
  bool end_of_day = false;
};

TEST(Moment, BecomesUtc) {
  const MomentRow table[] = {
      {"2024-06-11", "2024-06-10T16:00:00Z"},
      {"2024-06-11", "2024-06-11T15:59:59Z", true},
      {"2024-06-11 18:30", "2024-06-11T10:30:00Z"},
      {"2024-06-11 18:30", "2024-06-11T10:30:00Z", true},
      {"2024-06-11 18:30:15", "2024-06-11T10:30:15Z"},
      {"2024-06-11T18:30:15.250+02:00", "2024-06-11T16:30:15Z"},
      {"2024-06-11T18:30:15-05:30", "2024-06-12T00:00:15Z"},
      {"2024-06-11t18:30:15z", "2024-06-11T18:30:15Z"},
      {"2024-02-29", "2024-02-28T16:00:00Z"},
      {"2024-12-31 23:59", "2024-12-31T15:59:00Z"},
  };
  for (const auto& row : table)
    EXPECT_EQ(normal_moment(row.text, 480, row.end_of_day), row.moment) << row.text;
  EXPECT_EQ(normal_moment("2024-06-11 00:30", -90, false), "2024-06-11T02:00:00Z");
}

TEST(Moment, AnythingElseIsNone) {
  for (const auto* text : {"",
                           " ",
                           "2024",
                           "2024-6-11",
                           "2024/06/11",
                           "11.06.2024",
                           "2024-13-01",
                           "2024-00-10",
                           "2023-02-29",
                           "2024-06-31",
                           "1999-12-31",
                           "2101-01-01",
                           "2024-06-11 24:00",
                           "2024-06-11 1:30",
                           "2024-06-11 18:60",
                           "2024-06-11T18:30:61Z",
                           "2024-06-11T18:30:15+8",
                           "2024-06-11 18:30 ",
                           "2024-06-11x",
                           "20240611",
                           "2024-06-11T",
                           "2024-06-11T18:30:15+24:00",
                           "２０２４-06-11"})
    EXPECT_FALSE(normal_moment(text, 480, false)) << text;
}

}  // namespace
}  // namespace packbench::importer
