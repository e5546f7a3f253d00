// Who becomes known, by what, and for how long.
#include <unistd.h>

#include <atomic>
#include <thread>

#include "central/config.hpp"
#include "central/due.hpp"
#include "central/schema.hpp"
#include "central/secret.hpp"
#include "central/throttle.hpp"
#include "centre_fixture.hpp"

#include <fstream>

namespace packbench::central {
namespace {

using testing::HasSubstr;

using KeysTest = CentreFixture;

TEST_F(KeysTest, ACodeIsGoodForOneKey) {
  const auto code = add_bench(db_, "a").value();
  const auto key = new_key(), other = new_key();
  EXPECT_EQ(enrol(db_, code, key).value(), "a");
  EXPECT_EQ(enrol(db_, code, key).value(), "a");  // the reply was lost
  EXPECT_EQ(code_of(enrol(db_, code, other).error()), "code.unknown");
  EXPECT_EQ(caller_of(db_, key)->name, "a");
  EXPECT_FALSE(caller_of(db_, other));
}

TEST_F(KeysTest, ACodeIsTypedAsPeopleType) {
  auto code = add_bench(db_, "a").value();
  for (auto& c : code) c = c == '-' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  EXPECT_TRUE(enrol(db_, code, new_key()));
}

TEST_F(KeysTest, CodesGrowOldAndNewOnesReplaceThem) {
  const auto old = add_bench(db_, "a").value(), code = add_bench(db_, "a").value();
  EXPECT_FALSE(enrol(db_, old, new_key()));
  db_.script("UPDATE benches SET code_until = now() - interval '1 second'");
  EXPECT_FALSE(enrol(db_, code, new_key()));
  EXPECT_FALSE(enrol(db_, "", new_key()));
}

TEST_F(KeysTest, ANewCodeReplacesTheKey) {
  const auto first = new_key(), second = new_key();
  EXPECT_TRUE(enrol(db_, add_bench(db_, "a").value(), first));
  EXPECT_TRUE(enrol(db_, add_bench(db_, "a").value(), second));
  EXPECT_FALSE(caller_of(db_, first));
  EXPECT_TRUE(caller_of(db_, second));
  EXPECT_FALSE(enrol(db_, add_bench(db_, "b").value(), second));  // one key, one bench
}

TEST_F(KeysTest, NoBenchIsCalledAsTheCentre) {
  EXPECT_FALSE(add_bench(db_, "centre")) << "its tickets would be taken for the centre's";
}

TEST_F(KeysTest, WhoIsRevokedIsNobody) {
  const auto key = new_key();
  const auto code = add_bench(db_, "a").value();
  EXPECT_TRUE(enrol(db_, code, key));
  EXPECT_TRUE(revoke_bench(db_, "a"));
  EXPECT_FALSE(caller_of(db_, key));
  EXPECT_FALSE(enrol(db_, code, key));
  EXPECT_FALSE(add_bench(db_, "a"));
  const auto system = add_system(db_, "erp").value();
  EXPECT_EQ(caller_of(db_, system)->role, Role::system);
  EXPECT_FALSE(add_system(db_, "erp"));
  EXPECT_TRUE(revoke_system(db_, "erp"));
  EXPECT_FALSE(caller_of(db_, system));
  EXPECT_FALSE(revoke_bench(db_, "nobody"));
}

TEST_F(KeysTest, NeitherKeyNorCodeIsStored) {
  const auto code = add_bench(db_, "a").value();
  const auto key = new_key();
  EXPECT_TRUE(enrol(db_, code, key));
  const auto row = value("SELECT b::text FROM benches b");
  EXPECT_THAT(row, testing::Not(HasSubstr(key)));
  EXPECT_THAT(row, testing::Not(HasSubstr(code)));
}

// Two processes that start at a time bring the same database to the same schema.
TEST_F(KeysTest, MigrationsWaitForEachOther) {
  const auto name = value("SELECT current_database()") + "_empty";
  db_.script("CREATE DATABASE " + name);
  const auto conninfo = Cluster::get().conninfo(name);
  std::vector<std::thread> threads;
  std::atomic<int> applied{0};
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      pg::Connection db(conninfo);
      applied += migrate(db);
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(applied, static_cast<int>(migrations().size()));
}

using std::chrono::seconds;

TEST(ThrottleTest, EachKnownKeyHasItsOwnAllowance) {
  Throttle throttle({2, 1}, {100, 100});
  const Throttle::TimePoint now{};
  throttle.is_known("a", now), throttle.is_known("b", now);
  EXPECT_TRUE(throttle.may("a", now));
  EXPECT_TRUE(throttle.may("a", now));
  EXPECT_FALSE(throttle.may("a", now));
  EXPECT_TRUE(throttle.may("b", now));
  EXPECT_TRUE(throttle.may("a", now + seconds(1)));
  EXPECT_FALSE(throttle.may("a", now + seconds(1)));
}

TEST(ThrottleTest, StrangersShareOne) {
  Throttle throttle({100, 100}, {2, 0.5});
  const Throttle::TimePoint now{};
  EXPECT_TRUE(throttle.may("known", now));
  throttle.is_known("known", now);  // it gives back what it took
  EXPECT_TRUE(throttle.may("x", now));
  EXPECT_TRUE(throttle.may("y", now));
  EXPECT_FALSE(throttle.may("z", now));
  EXPECT_FALSE(throttle.may("", now));
  EXPECT_TRUE(throttle.may("known", now));
  EXPECT_TRUE(throttle.may("x", now + seconds(2)));
  throttle.is_unknown("known");
  EXPECT_FALSE(throttle.may("known", now + seconds(2)));
}

class ConfigTest : public testing::Test {
 protected:
  std::string load(const std::string& text) {
    const auto file =
        std::filesystem::path(testing::TempDir()) / ("central-" + std::to_string(getpid()) + ".toml");
    std::ofstream(file) << text;
    const auto config = load_config(file);
    std::filesystem::remove(file);
    return config ? "" : config.error().message;
  }
};

TEST_F(ConfigTest, EachWrongKeyIsNamedWithItsLine) {
  EXPECT_EQ(load("database = \"dbname=x\"\naddress = \"127.0.0.1\"\nlimit = 5\n"), "");
  EXPECT_THAT(load("database = \"x\"\naddress = \"127.0.0.1\"\nlimits = 5\nport = \"8\"\n"),
              testing::AllOf(HasSubstr(":3: limits is not known"), HasSubstr(":4: port must be")));
  EXPECT_THAT(load("address = \"127.0.0.1\""), HasSubstr("database"));
  EXPECT_THAT(load("database = \"x\""), HasSubstr("certificate"));
  EXPECT_THAT(load("database = \"x\"\ncertificate = \"c\""), HasSubstr("give both"));
  EXPECT_THAT(load("database = "), HasSubstr(":1: "));
}

TEST_F(ConfigTest, ShipByIsATime) {
  EXPECT_EQ(due_of("1970-01-02T00:00:00Z"), 86400);
  EXPECT_EQ(due_of("1970-01-01T01:00:00.5+01:00"), 0);
  EXPECT_EQ(due_of("2026-03-01T12:00:00-00:30"), due_of("2026-03-01T12:30:00Z"));
  for (const auto* bad :
       {"x", "2026-03-01", "2026-02-29T00:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01T12:00:00"})
    EXPECT_FALSE(due_of(bad)) << bad;
}

}  // namespace
}  // namespace packbench::central
