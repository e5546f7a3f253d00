// Journal rows to JSON and back.
#include "db/records/wire.hpp"

#include "db/records/hex.hpp"

namespace packbench::records {
namespace {

constexpr std::size_t kHashBytes = 32;

// Reads members of one object; the first that is wrong stays in `error`.
class Members {
 public:
  Members(const json::object& object, std::string path) : object_(object), path_(std::move(path)) {}

  template <class T>
  void read(const char* name, T& into) {
    const auto* member = object_.if_contains(name);
    if (!member) return fail(Errc::bad_type, name, "is missing");
    if (auto done = detail::read(*member, into, path_ + name); !done && !error) error = done.error();
  }

  void read_bytes(const char* name, std::string& into) {
    std::string text;
    read(name, text);
    auto bytes = unhex(text);
    if (!bytes) return fail(Errc::bad_value, name, "is not hexadecimal in lower case");
    into = *std::move(bytes);
  }

  void fail(Errc code, const char* name, const char* what) {
    if (!error) error = Error{code, path_ + name + ": " + what};
  }

  std::optional<Error> error;

 private:
  const json::object& object_;
  std::string path_;
};

Result<RowInput> input_from(const json::value& from) {
  const auto* object = from.if_object();
  if (!object) return Error{Errc::bad_type, "input: not an object"};
  Members members(*object, "input.");
  RowInput input;
  if (object->contains("id")) members.read("id", input.id.emplace());
  members.read("source", input.source);
  members.read_bytes("raw", input.raw);
  members.read("aim", input.aim);
  if (members.error) return *members.error;
  return input;
}

}  // namespace

json::object to_wire(const ChainedRow& chained) {
  const auto& row = chained.row;
  json::object object{{"seq", row.seq},         {"at_ms", row.at_ms},       {"lane", row.lane},
                      {"person", row.person},   {"stream", row.stream},     {"type", row.type},
                      {"payload", row.payload}, {"hash", hex(chained.hash)}};
  if (!row.input) return object;
  json::object input{{"source", row.input->source}, {"raw", hex(row.input->raw)}, {"aim", row.input->aim}};
  if (row.input->id) input["id"] = *row.input->id;
  object["input"] = std::move(input);
  return object;
}

Result<ChainedRow> row_from_wire(const json::value& from) {
  const auto* object = from.if_object();
  if (!object) return Error{Errc::bad_type, "a row is an object"};
  Members members(*object, "");
  ChainedRow chained;
  auto& row = chained.row;
  members.read("seq", row.seq);
  members.read("at_ms", row.at_ms);
  members.read("lane", row.lane);
  members.read("person", row.person);
  members.read("stream", row.stream);
  members.read("type", row.type);
  members.read("payload", row.payload);
  members.read_bytes("hash", chained.hash);
  if (chained.hash.size() != kHashBytes) members.fail(Errc::bad_value, "hash", "has not 32 bytes");
  if (const auto* input = object->if_contains("input")) {
    auto read = input_from(*input);
    if (!read) return read.error();
    row.input = *std::move(read);
  }
  if (members.error) return *members.error;
  return chained;
}

}  // namespace packbench::records
