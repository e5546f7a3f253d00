// A decision in the making.
#include "station/workflows/draft.hpp"

namespace packbench::workflows {

std::string Word::str() const {
  return number_ ? std::to_string(*number_) : std::string(text_);
}

Text say_words(std::string_view key, std::initializer_list<Word> words) {
  Text text{std::string(key), {}};
  text.args.reserve(words.size());
  for (const auto& word : words) text.args.push_back(word.str());
  return text;
}

std::optional<std::int64_t> Draft::command_number() const {
  const auto* command = as<scan::Command>();
  if (!command || command->argument.empty() || command->argument.size() > 9) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : command->argument) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::optional<std::size_t> Draft::choice(std::size_t count) const {
  const auto number = is_command("CHOOSE") ? command_number() : std::nullopt;
  if (!number || *number < 1 || static_cast<std::size_t>(*number) > count) return std::nullopt;
  return static_cast<std::size_t>(*number - 1);
}

void Draft::emit(records::Event event) {
  state_ = workflows::apply(std::move(state_), event);
  events_.push_back(std::move(event));
}

void Draft::resume(std::vector<records::Event> history) {
  if (!history.empty()) state_.pack = fold(history);
  resumed_ = std::move(history);
}

void Draft::resume_work(std::vector<records::Event> history) {
  if (!history.empty()) state_.work = fold_work(history);
  resumed_work_ = std::move(history);
}

Verdict Draft::stop(Text text) {
  emit(records::LaneStopped{text});
  return {Tone::stop, std::move(text)};
}

Decision Draft::finish(Verdict verdict) && {
  return {std::move(events_), std::move(verdict), std::move(resumed_), std::move(resumed_work_),
          std::move(claim_)};
}

}  // namespace packbench::workflows
