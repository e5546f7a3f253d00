// Writing and checking evidence files.
#include "db/evidence.hpp"

#include <boost/json.hpp>

#include "db/connection.hpp"
#include "db/records/chain.hpp"
#include "db/records/hex.hpp"
#include "db/schema.hpp"

namespace packbench::db {
namespace {

namespace json = boost::json;

constexpr int kVersion = 1;

using records::hex;

std::string unhex(std::string_view text) {
  auto bytes = records::unhex(text);
  if (!bytes) throw std::invalid_argument("not hexadecimal");
  return *std::move(bytes);
}

json::object row_json(const Rows& row) {
  json::object object{{"seq", row.number(0)},         {"at_ms", row.number(1)},   {"lane", row.text(2)},
                      {"person", row.text(3)},        {"stream", row.text(4)},    {"type", row.text(9)},
                      {"payload", hex(row.text(10))}, {"hash", hex(row.text(11))}};
  object["previous"] = row.null(12) ? hex(records::first_hash()) : hex(row.text(12));
  if (row.null(6)) return object;
  json::object input{{"source", row.text(6)}, {"raw", hex(row.text(7))}, {"aim", row.text(8)}};
  if (!row.null(5)) input["id"] = row.text(5);
  object["input"] = std::move(input);
  return object;
}

std::string text_at(const json::object& object, const char* member) {
  return std::string(object.at(member).as_string());
}

records::JournalRow row_of(const json::object& object) {
  records::JournalRow row{object.at("seq").as_int64(), object.at("at_ms").as_int64(),
                          text_at(object, "lane"),     text_at(object, "person"),
                          text_at(object, "stream"),   std::nullopt,
                          text_at(object, "type"),     unhex(text_at(object, "payload"))};
  if (const auto* found = object.if_contains("input")) {
    const auto& input = found->as_object();
    row.input = records::RowInput{std::nullopt, text_at(input, "source"), unhex(text_at(input, "raw")),
                                  text_at(input, "aim")};
    if (input.contains("id")) row.input->id = text_at(input, "id");
  }
  return row;
}

class Checker {
 public:
  explicit Checker(EvidenceCheck& check) : check_(check) {}

  void row(const json::object& object, Connection* store) {
    const auto row = row_of(object);
    const auto previous = unhex(text_at(object, "previous")), hash = unhex(text_at(object, "hash"));
    const auto name = "journal row " + std::to_string(row.seq);
    ++check_.rows;
    if (row.stream != "order:" + check_.order) differs(name + " is not of this order");
    if (records::chain_hash(previous, row) != hash) differs(name + ": its hash is not that of what it says");
    if (row.seq <= last_seq_) differs(name + ": not in its order");
    if (row.seq == last_seq_ + 1 && last_seq_ != 0 && previous != last_hash_)
      differs(name + ": does not follow on the row before");
    last_seq_ = row.seq;
    last_hash_ = hash;
    if (store) compare(*store, row, hash, name);
  }

  // That none was left out.
  void count(Connection& store) {
    auto rows = store.query("SELECT count(*) FROM journal WHERE stream = ?", "order:" + check_.order);
    if (rows.next() && rows.number(0) != check_.rows)
      differs("the store has " + std::to_string(rows.number(0)) + " rows of this order, the file " +
              std::to_string(check_.rows));
  }

 private:
  void differs(std::string text) { check_.differences.push_back(std::move(text)); }

  void compare(Connection& store, const records::JournalRow& row, const std::string& hash,
               const std::string& name) {
    auto known = store.query("SELECT hash FROM journal WHERE seq = ?", row.seq);
    if (!known.next() || known.text(0) != hash) differs(name + ": the store has another one");
  }

  EvidenceCheck& check_;
  std::int64_t last_seq_ = 0;
  std::string last_hash_;
};

Result<void> is_store(const std::filesystem::path& path) {
  const auto version = version_on_disk(path, store_kind());
  if (!version) return version.error();
  if (*version != static_cast<std::int64_t>(store_migrations().size()))
    return Error{Errc::not_found, path.string() + ": no store of this version is here"};
  return {};
}

}  // namespace

Result<std::string> evidence(const std::filesystem::path& store, const std::string& order) {
  if (auto is = is_store(store); !is) return is.error();
  try {
    Connection db(store, Connection::Access::read);
    json::array rows;
    auto found = db.query(
        "SELECT j.seq, j.at_ms, j.lane, j.person, j.stream, j.input_id, j.source, j.raw, j.aim, j.type, j.payload, j.hash,"
        " b.hash FROM journal j LEFT JOIN journal b ON b.seq = j.seq - 1 WHERE j.stream = ? ORDER BY j.seq",
        "order:" + order);
    while (found.next()) rows.push_back(row_json(found));
    if (rows.empty()) return Error{Errc::not_found, "order " + order + " is not here"};
    return json::serialize(
        json::object{{"packbench_evidence", kVersion}, {"order", order}, {"rows", std::move(rows)}});
  } catch (const SQLite::Exception& failure) {
    return error_of(failure);
  }
}

Result<EvidenceCheck> check_evidence(std::string_view text, const std::filesystem::path* store) {
  if (store) {
    if (auto is = is_store(*store); !is) return is.error();
  }
  try {
    std::optional<Connection> db;
    if (store) db.emplace(*store, Connection::Access::read);
    json::parse_options options;
    options.allow_invalid_utf8 = true;
    const auto parsed = json::parse(text, {}, options);
    const auto& object = parsed.as_object();
    if (object.at("packbench_evidence").as_int64() != kVersion)
      return Error{Errc::bad_input, "an evidence file of another version"};
    EvidenceCheck check;
    check.order = text_at(object, "order");
    Checker checker(check);
    for (const auto& row : object.at("rows").as_array()) checker.row(row.as_object(), db ? &*db : nullptr);
    if (db) checker.count(*db);
    return check;
  } catch (const SQLite::Exception& failure) {
    return error_of(failure);
  } catch (const std::exception& failure) {  // of Boost.JSON, and of unhex: input that is not ours
    return Error{Errc::bad_input, std::string("not an evidence file: ") + failure.what()};
  }
}

}  // namespace packbench::db
