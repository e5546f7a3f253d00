// Texts of lanes that are carried about: pairing, PIN, camera, a line that is lost.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"tablet.not_paired", "这台设备还没配对，请在主管台取配对码扫一下",
     "This device is not paired: scan the pairing code that the desk shows"},
    {"tablet.pairing_over", "配对码已用过或过期，请在主管台再取一个",
     "That pairing code was used or is too old: have the desk show another one"},
    {"tablet.idle", "{0}，请再扫一次工牌", "{0}, scan your badge to go on"},
    {"pin.needed", "请输入 PIN", "Enter your PIN"},
    {"pin.wrong", "工牌或 PIN 不对", "Wrong badge or PIN"},
    {"pin.locked", "错的次数太多，{0} 分钟后再试", "Too many wrong ones: try again in {0} minutes"},
    {"pin.none", "您还没有 PIN，请找管理员", "You have no PIN yet: ask an administrator"},
    {"pin.choose", "这个 PIN 是别人设的，请换成自己的", "Somebody else gave you this PIN: choose your own"},
});

}  // namespace

const std::span<const CatalogueRow> kTabletTexts = kTexts;

}  // namespace packbench::workflows
