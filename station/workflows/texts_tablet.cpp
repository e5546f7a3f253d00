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
    {"ui.tablet.not_paired", "这台设备还没配对", "This device is not paired"},
    {"ui.tablet.pair_how", "请主管在主管台的“平板”里点“配对”，再用这台设备的相机扫屏幕上的码",
     "At the desk a supervisor presses Pair under Tablets; then scan the code there with this device's camera"},
    {"ui.tablet.pairing", "正在配对…", "Pairing…"},
    {"ui.tablet.paired", "已配对", "Paired"},
    {"ui.tablet.go", "开始", "Start"},
    {"ui.tablet.waiting", "在等工位，已存 {0} 次扫描", "Waiting for the bench, {0} scans kept"},
    {"ui.tablet.acknowledge", "看清了，继续", "Understood: go on"},
    {"ui.tablet.type", "手输", "Type"},
    {"ui.tablet.type_what", "照着条码下面的字输入", "Type what stands below the barcode"},
    {"ui.tablet.ok", "确定", "OK"},
    {"ui.tablet.cancel", "取消", "Cancel"},
    {"ui.pin.enter", "输入 PIN", "Enter your PIN"},
    {"ui.pin.choose", "新的 PIN，4 到 8 位数字", "New PIN, 4 to 8 digits"},
    {"ui.pin.again", "再输一遍新的 PIN", "New PIN once more"},
    {"ui.pin.differ", "两遍不一样，请重输", "Not the same: choose again"},
    {"ui.camera.scan", "相机", "Camera"},
    {"ui.camera.next", "下一个", "Next"},
    {"ui.camera.close", "关相机", "Close"},
    {"ui.camera.torch", "灯", "Light"},
    {"ui.camera.aim", "对准条码", "Hold it over the code"},
    {"ui.camera.refused", "相机没有权限，请在浏览器设置里允许本页用相机",
     "The camera is not allowed: allow it for this page in the browser's settings"},
    {"ui.camera.none", "这台设备没有相机，请用扫描枪或手输",
     "There is no camera: use a scanner, or type the code"},
    {"ui.camera.failed", "相机打不开，请再试一次", "The camera does not start: try again"},
    {"ui.desk.tablets", "平板", "Tablets"},
    {"ui.desk.tablets_lane", "作业道", "Lane"},
    {"ui.desk.tablets_since", "配对时间", "Paired since"},
    {"ui.desk.tablets_by", "配对人", "By"},
    {"ui.desk.tablets_none", "未配对", "not paired"},
    {"ui.desk.tablets_pair", "配对", "Pair"},
    {"ui.desk.tablets_pair_what", "给作业道 {0} 配对一台设备", "Pair a device with lane {0}"},
    {"ui.desk.tablets_unpair", "取消配对", "Unpair"},
    {"ui.desk.tablets_unpair_what", "作业道 {0} 的设备不能再用", "The device of lane {0} works no more"},
    {"ui.desk.tablets_code", "用设备的相机扫这个码：{0} 分钟内有效，只能用一次",
     "Scan this with the device's camera: good for {0} minutes, and once"},
    {"ui.desk.tablets_address", "或在设备的浏览器里输入", "Or type this into the device's browser"},
    {"ui.desk.tablets_certificate", "新设备先打开这个地址，装上证书",
     "A new device first opens this and installs the certificate"},
    {"ui.desk.pin", "换 PIN", "Change PIN"},
    {"ui.desk.pin_own", "自己的 PIN，扫工牌时用", "Your own PIN, for your badge on a tablet"},
    {"ui.desk.pin_new", "新的 PIN，4 到 8 位数字", "New PIN, 4 to 8 digits"},
    {"ui.desk.pin_again", "再输一遍新的 PIN", "New PIN once more"},
    {"ui.desk.pin_differ", "两遍不一样", "The two are not the same"},
    {"ui.desk.pin_changed", "PIN 已换", "PIN changed"},
    {"ui.desk.pin_give", "给别人设 PIN", "Give somebody a PIN"},
    {"ui.desk.pin_person", "工号", "The person's id"},
    {"ui.desk.pin_given", "已设，本人第一次用时要换", "Given: to be changed at its first use"},
});

}  // namespace

const std::span<const CatalogueRow> kTabletTexts = kTexts;

}  // namespace packbench::workflows
