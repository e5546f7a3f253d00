// Label templates that were changed at the desk. Stream "template:<name>".
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <tuple>

namespace packbench::records {

// From then on labels are drawn by it.
struct TemplateChanged {
  static constexpr const char* kType = "template.changed";
  std::string name;
  std::string hash;  // BLAKE2b-256 of its text in hex; empty: the program's own again
  std::string by;    // an operator's id; empty: the account of the machine
  bool operator==(const TemplateChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(TemplateChanged, (), (name, hash, by))

using TemplateEvents = std::tuple<TemplateChanged>;

}  // namespace packbench::records
