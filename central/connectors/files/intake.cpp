// in/ to the centre.
#include "central/connectors/files/intake.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

#include "central/connectors/files/lines.hpp"
#include "db/records/import/utf8.hpp"

namespace packbench::connectors::files {
namespace {

// A ticket for each wrong line, up to so many of a file; its last one then says how many more there are.
constexpr std::size_t kMostTickets = 100;
constexpr std::size_t kLongestText = 1000;

// As texts may hold it, whatever bytes the name has.
std::string shown(std::string name) {
  while (const auto bad = importer::first_non_utf8(name)) name[*bad] = '?';
  return name;
}

std::string cut(std::string text) {
  if (text.size() <= kLongestText) return text;
  text.resize(kLongestText);
  if (const auto bad = importer::first_non_utf8(text)) text.resize(*bad);
  return text + " ...";
}

struct Result {
  std::array<std::int64_t, 3> counts{};  // new, changed, unchanged
  std::vector<importer::Problem> problems;
  std::int64_t unlisted = 0;
};

Result tell(Centre& centre, importer::Import import) {
  const auto lines = lines_of(import);
  std::vector<json::object> facts;
  for (const auto& line : lines) facts.push_back(line.fact);
  const auto told = centre.tell(facts);
  Result result;
  result.problems = std::move(import.problems);
  result.unlisted = import.unlisted;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (told[i].state == FactState::refused)
      result.problems.push_back({lines[i].place, told[i].why});
    else
      ++result.counts[static_cast<std::size_t>(told[i].state)];
  }
  std::stable_sort(result.problems.begin(), result.problems.end(),
                   [](const auto& one, const auto& other) { return one.place.line < other.place.line; });
  return result;
}

std::vector<std::string> wrong_in(const Result& result) {
  std::vector<std::string> wrong;
  for (const auto& problem : result.problems)
    if (!problem.warning) wrong.push_back(importer::to_string(problem));
  return wrong;
}

// Empty where there is nothing to say.
std::string report_of(const std::string& name, const Result& result, bool refused) {
  if (result.problems.empty()) return "";
  auto text = shown(name) + ": " + std::to_string(result.counts[0]) + " new, " +
              std::to_string(result.counts[1]) + " changed, " + std::to_string(result.counts[2]) +
              " unchanged\n";
  if (refused)
    text +=
        "Mend these lines and put them into in/ again. All others were taken; told once more, they change nothing.\n";
  for (const auto& problem : result.problems)
    text += (problem.warning ? "warning: " : "") + importer::to_string(problem) + "\n";
  if (result.unlisted > 0) text += "and " + std::to_string(result.unlisted) + " more\n";
  return text;
}

}  // namespace

// Numbered within the file's name: a mended file of the same name closes those that it has no more.
void Intake::settle_tickets(const std::string& name, const std::vector<std::string>& wrong) {
  std::vector<Ticket> tickets;
  std::vector<std::string> needless;
  for (std::size_t i = 0; i < kMostTickets; ++i) {
    const auto ticket = shown(name) + " " + std::to_string(i + 1);
    const bool is_last = i + 1 == kMostTickets && wrong.size() > kMostTickets;
    const auto more = std::to_string(wrong.size() - std::min(i, wrong.size())) + " more lines are wrong";
    if (i < wrong.size())
      tickets.push_back({ticket, shown(name),
                         cut(is_last ? more : wrong[i]) + "; see the report beside the file in refused/"});
    else
      needless.push_back(ticket);
  }
  if (!tickets.empty()) centre_.raise(tickets);
  if (!needless.empty()) centre_.close(needless);
}

void Intake::take_file(const DropFolder::Dropped& file) {
  const importer::Options options{.kind = {}, .utc_offset_minutes = utc_offset_minutes_};
  const auto result = tell(centre_, importer::parse(file.text, options));
  const auto wrong = wrong_in(result);
  settle_tickets(file.name, wrong);
  const bool refused = !wrong.empty();
  const auto name =
      folder_.put_away(file, refused ? "refused" : "done", report_of(file.name, result, refused));
  spdlog::info("{}: {} new, {} changed, {} unchanged, {} wrong", shown(name), result.counts[0],
               result.counts[1], result.counts[2], wrong.size());
}

bool Intake::take_one(const std::string& name) {
  try {
    const auto file = folder_.take(name);
    if (file) take_file(*file);
    return file.has_value();
  } catch (const Unreadable& unreadable) {  // it stays where it is; the others go on
    spdlog::warn("{}", shown(unreadable.what()));
    centre_.raise({{shown(name) + " 1", shown(name), shown(unreadable.what())}});
    return false;
  }
}

bool Intake::take() {
  bool any = false;
  for (const auto& name : folder_.waiting()) any = take_one(name) || any;
  return any;
}

}  // namespace packbench::connectors::files
